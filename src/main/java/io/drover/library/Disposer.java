package io.drover.library;

import io.drover.ingest.FileStamp;
import io.drover.ingest.SourceFile;
import io.drover.text.PathText;
import io.drover.text.SafeFileName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Moves or deletes one file with its sidecar, or says why it stays. */
final class Disposer {
    private static final int MOST_NAMES = 10_000;

    private Disposer() {}

    /**
     * @param done whether the file has left its place
     * @param words what was done, or why not, for the ledger
     * @param place where it is now, when it was moved
     */
    record Result(boolean done, String words, @Nullable Path place) {
        /** What was not moved. */
        Result(boolean done, String words) {
            this(done, words, null);
        }

        private static Result left(String why) {
            return new Result(false, "left in its place: " + why);
        }
    }

    /**
     * @param after what is to be done
     * @param base the folder that the file came from, which the paths of moved files are relative to
     * @param sidecarSent whether the server has the sidecar, so that it may be deleted, too
     */
    static Result dispose(After after, Path base, SourceFile file, boolean sidecarSent) {
        try {
            String objection = objection(after, base, file);
            if (objection != null) {
                return Result.left(objection);
            }
            if (after instanceof After.Move move) {
                Path folder =
                        move.folder().resolve(base.relativize(file.path())).getParent();
                return move(file, folder == null ? move.folder() : folder);
            }
            return delete(file, sidecarSent);
        } catch (IOException exception) {
            return Result.left(Problems.describe(exception));
        }
    }

    private static @Nullable String objection(After after, Path base, SourceFile file) throws IOException {
        Path path = file.path();
        if (after instanceof After.Keep) {
            return "its library keeps its files";
        }
        if (!path.equals(path.normalize()) || !path.startsWith(base) || path.equals(base)) {
            return "it is not in " + base;
        }
        if (Files.isSymbolicLink(path)) {
            return "it is a symbolic link";
        }
        try {
            return FileStamp.of(path).equals(file.stamp()) ? null : "it has changed since it was read";
        } catch (NoSuchFileException gone) {
            return "it is gone";
        }
    }

    private static Result move(SourceFile file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path sidecar = file.sidecar();
        for (int number = 0; number < MOST_NAMES; number++) {
            String before = name(file.path());
            String name = number == 0 ? before : SafeFileName.suffixed(before, String.valueOf(number));
            Path to = PathText.child(folder, name);
            Path sidecarTo = sidecar == null ? null : PathText.child(folder, sidecarName(sidecar, before, name));
            boolean free = sidecarTo == null || Files.notExists(sidecarTo);
            if (free && NoReplaceMove.move(file.path(), to)) {
                return new Result(true, "moved to " + PathText.of(to) + moveSidecar(sidecar, sidecarTo), to);
            }
        }
        return Result.left("no name is free in " + folder);
    }

    private static String moveSidecar(@Nullable Path from, @Nullable Path to) {
        if (from == null || to == null || Files.notExists(from)) {
            return "";
        }
        try {
            return NoReplaceMove.move(from, to) ? " with its sidecar" : "; its sidecar stays: " + to + " exists";
        } catch (IOException exception) {
            return "; its sidecar stays: " + Problems.describe(exception);
        }
    }

    private static Result delete(SourceFile file, boolean sidecarSent) throws IOException {
        Path sidecar = file.sidecar();
        boolean shared = sidecar != null && isShared(sidecar, file.path());
        Files.delete(file.path());
        if (sidecar == null) {
            return new Result(true, "deleted");
        }
        if (!sidecarSent) {
            return new Result(true, "deleted; its sidecar stays: it was not sent with it");
        }
        if (shared) {
            return new Result(true, "deleted; its sidecar stays: another file has the same name");
        }
        try {
            Files.deleteIfExists(sidecar);
            return new Result(true, "deleted with its sidecar");
        } catch (IOException exception) {
            return new Result(true, "deleted; its sidecar stays: " + Problems.describe(exception));
        }
    }

    /** {@code photo.xmp} may mean {@code photo.jpg} as well as {@code photo.dng}. */
    private static boolean isShared(Path sidecar, Path photo) throws IOException {
        String stem = Sidecars.key(Sidecars.stem(name(sidecar)));
        if (stem.equals(Sidecars.key(name(photo)))) {
            return false;
        }
        DirectoryStream.Filter<Path> other = path -> !path.equals(sidecar)
                && !path.equals(photo)
                && Sidecars.key(Sidecars.stem(name(path))).equals(stem);
        try (DirectoryStream<Path> others = Files.newDirectoryStream(photo.resolveSibling(""), other)) {
            return others.iterator().hasNext();
        }
    }

    /** {@code photo.jpg.xmp} follows the whole name of its photo, {@code photo.xmp} its stem. */
    private static String sidecarName(Path sidecar, String photo, String newPhoto) {
        String name = name(sidecar);
        String extension = name.substring(Sidecars.stem(name).length());
        boolean whole = Sidecars.key(Sidecars.stem(name)).equals(Sidecars.key(photo));
        if (photo.equals(newPhoto)) {
            return name;
        }
        return (whole ? newPhoto : Sidecars.stem(newPhoto)) + extension;
    }

    private static String name(Path path) {
        return PathText.name(path);
    }
}
