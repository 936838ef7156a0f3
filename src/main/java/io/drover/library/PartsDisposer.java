package io.drover.library;

import io.drover.archive.ArchiveFile;
import io.drover.ingest.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves or deletes an archive with all files that it is split into, or says why it stays. */
final class PartsDisposer {
    private PartsDisposer() {}

    static Disposer.Result dispose(After after, Library library, ArchiveFile archive) {
        List<ArchiveFile.Part> parts = new ArrayList<>(archive.parts());
        if (parts.size() > 1 && after instanceof After.Move move) {
            Path taken = taken(move, library.base(), parts);
            if (taken != null) {
                return new Disposer.Result(false, "left in its place: " + taken + " exists");
            }
        }
        // the file that stands for all of them goes last: as long as it is there, nothing is forgotten
        parts.removeIf(part -> part.path().equals(archive.path()));
        archive.parts().stream()
                .filter(part -> part.path().equals(archive.path()))
                .forEach(parts::add);
        Disposer.Result result = new Disposer.Result(false, "left in its place: it has no parts");
        for (ArchiveFile.Part part : parts) {
            SourceFile file = new SourceFile(library.source(), library.target(), part.path(), part.stamp(), null, null);
            result = Disposer.dispose(after, library.base(), file, false);
            if (!result.done()) {
                return result;
            }
        }
        return result;
    }

    private static @Nullable Path taken(After.Move move, Path base, List<ArchiveFile.Part> parts) {
        return parts.stream()
                .map(part -> move.folder().resolve(base.relativize(part.path())))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }
}
