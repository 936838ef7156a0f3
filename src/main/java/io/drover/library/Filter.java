package io.drover.library;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which files and folders of a library count: by their names, pictures and films by type and size, too.
 *
 * @param root what paths are matched against; never left out itself, whatever its name
 * @param named files that are never junk or hidden, because somebody named them
 * @param include files that count; empty: all. Sidecars follow their photo and need not match
 * @param exclude files that are left out, and folders that are not entered
 * @param hidden whether names that begin with a dot count
 * @param media which pictures and films count
 */
record Filter(Path root, Named named, Globs include, Globs exclude, boolean hidden, MediaFilter media) {

    /**
     * The files that somebody named.
     *
     * @param all whether every one that is looked at was named
     * @param names those in the root that alone count; empty: all that is below it
     */
    record Named(boolean all, Set<String> names) {
        static final Named NONE = new Named(false, Set.of());
        static final Named ALL = new Named(true, Set.of());

        boolean holds(String name) {
            return all || names.contains(name);
        }
    }

    /** Whether this folder is entered. */
    boolean enters(Path folder, String name) {
        return folder.equals(root)
                || (!Junk.folder(name) && (hidden || !dotted(name)) && exclude.match(base(folder), folder) == null);
    }

    /** Why this file is left out, or null when it counts. @param sidecar whether it is a sidecar, which needs no include */
    @Nullable
    String reasonAgainst(Path file, String name, boolean sidecar) {
        boolean asked = file.equals(root) || (named.holds(name) && ArchiveVisit.of(file) == null);
        if (!asked) {
            if (Junk.file(name)) {
                return "junk: " + name;
            }
            if (!hidden && dotted(name)) {
                return "hidden";
            }
        }
        Path base = base(file);
        String excluded = exclude.match(base, file);
        if (excluded != null) {
            return "excluded by " + excluded;
        }
        if (!sidecar && !include.isEmpty() && include.match(base, file) == null) {
            return "matches no include";
        }
        return null;
    }

    /** What decides besides the names that were asked for. */
    String rules() {
        return include + " " + exclude + " " + hidden + " " + media.smallest() + "-" + media.largest() + " "
                + new TreeSet<>(media.types());
    }

    /** What paths are relative to: the folder of a library that is one file or one archive. */
    private Path base(Path path) {
        ArchiveVisit visit = ArchiveVisit.of(path);
        Path top = visit == null ? path : visit.archive().path();
        Path parent = root.getParent();
        return top.equals(root) && parent != null ? parent : root;
    }

    private static boolean dotted(String name) {
        return name.startsWith(".");
    }
}
