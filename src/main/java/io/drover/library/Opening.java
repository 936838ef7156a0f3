package io.drover.library;

import io.drover.ingest.Known;
import io.drover.ingest.KnownFiles;
import io.drover.ingest.MediaTypes;
import io.drover.ingest.PutBackException;
import io.drover.ingest.SharedFile;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Target;
import io.drover.storage.StoragePath;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at files that another node has found, by the rules of the walk: what the ledger says all about goes no further,
 * and what is still being written is left to the next scan. Safe for any number of threads.
 */
final class Opening {
    private final Library library;
    private final SharedPlace place;
    private final Target target;
    private final KnownFiles knownFiles;
    private final Clock clock;
    private final Runs runs;
    private volatile @Nullable Integer targetId;

    Opening(Library library, Target target, KnownFiles knownFiles, Clock clock) {
        this.library = library;
        this.place = new SharedPlace(library);
        this.target = target;
        this.knownFiles = knownFiles;
        this.clock = clock;
        this.runs = new Runs(target, clock);
    }

    /**
     * Looks at a file now.
     *
     * @return the file and what becomes of it, or null when nothing is to be done about it
     * @throws IllegalArgumentException when it is none that a walk of this library could send
     * @throws PutBackException when the library itself cannot be seen from this node
     */
    @Nullable
    Opened open(SharedFile shared) {
        Path path = place.of(shared);
        runs.note();
        int id = targetId();
        Entry entry = look(path);
        if (entry.kind() == Entry.Kind.MISSING || entry.kind() == Entry.Kind.UNREADABLE) {
            requireLibrary(id);
        }
        Path folder = path.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("library:open was given the root " + path + ", which is no file");
        }
        MediaTypes types = target.mediaTypes();
        Sidecars sidecars = sidecars(types, entry, shared);
        UnsentSidecars unsent = new UnsentSidecars(knownFiles, id, folder);
        unsent.ask(List.of(entry), sidecars);
        Known row = knownFiles.find(id, folder, List.of(entry.name())).get(entry.name());
        Look look = Look.first(new Folder(folder, null, null), Set.of(), false);
        Ruling ruling = new Judge(library, types)
                .rule(entry, sidecars, unsent.of(entry, sidecars, row), row, look, moment(shared, entry));
        return opened(entry, ruling, sidecars.pathOf(entry), partner(entry, shared));
    }

    /** The ledger's number of the target, which stays the same. Two threads may ask for it, and get the same. */
    private int targetId() {
        Integer known = targetId;
        if (known == null) {
            known = knownFiles.target(target.identity());
            targetId = known;
        }
        return known;
    }

    private static Entry look(Path path) {
        try {
            // with the version that is there now, so that no other one is read, moved or deleted in its place
            Path found = path instanceof StoragePath stored ? stored.found() : path;
            Entry entry = Entry.of(found);
            return entry == null ? Entry.missing(path) : entry;
        } catch (NoSuchFileException gone) {
            return Entry.missing(path);
        } catch (IOException exception) {
            return Entry.missing(path).as(Entry.Kind.UNREADABLE, Problems.describe(exception));
        }
    }

    /** A file that is not there tells nothing where the library is not mounted. */
    private void requireLibrary(int id) {
        try {
            new RootCheck(library, knownFiles).check(id);
        } catch (LibraryException missing) {
            throw new PutBackException("on this node, " + missing.getMessage());
        }
    }

    /** The names were matched among all of the folder; what does not match alone is no sidecar of this file. */
    private static Sidecars sidecars(MediaTypes types, Entry entry, SharedFile shared) {
        String sidecar = shared.sidecar();
        return sidecar == null || types.kindOf(sidecar) != MediaTypes.Kind.SIDECAR
                ? Sidecars.NONE
                : Sidecars.match(types, List.of(entry.name()), List.of(sidecar));
    }

    private static @Nullable Path partner(Entry entry, SharedFile shared) {
        String partner = shared.partner();
        String matched = partner == null
                ? null
                : Pairs.match(List.of(entry.name(), partner)).partnerOf(entry.name());
        return matched == null ? null : PathText.sibling(entry.path(), matched);
    }

    /** The version that was found was stable there, whatever this node's clock says. */
    private Moment moment(SharedFile shared, Entry entry) {
        Moment now = Moment.of(clock, library.stableFor());
        boolean same = entry.stamp().size() == shared.size() && entry.stamp().modifiedNanos() == shared.modifiedNanos();
        return same ? now.allWritten() : now;
    }

    private @Nullable Opened opened(Entry entry, Ruling ruling, @Nullable Path sidecar, @Nullable Path partner) {
        if (ruling instanceof Ruling.Send send) {
            return new Opened(file(entry, sidecar, send.known()), ruling, partner);
        }
        if (ruling instanceof Ruling.Dispose dispose) {
            return new Opened(file(entry, sidecar, dispose.known()), ruling, null);
        }
        if (ruling instanceof Ruling.Decided) {
            return new Opened(file(entry, null, null), ruling, null);
        }
        if (ruling instanceof Ruling.Enter) {
            throw new IllegalArgumentException("library:open was given " + entry.path()
                    + ", an archive, which is unpacked by the node that finds it");
        }
        return null;
    }

    private SourceFile file(Entry entry, @Nullable Path sidecar, @Nullable Known known) {
        return new SourceFile(library.source(), library.target(), entry.path(), entry.stamp(), sidecar, known);
    }
}
