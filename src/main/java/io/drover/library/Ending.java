package io.drover.library;

import io.drover.archive.ArchiveFile;
import io.drover.archive.ArchiveStorage;
import io.drover.ingest.FileState;
import io.drover.ingest.MediaTypes;
import org.jspecify.annotations.Nullable;

/**
 * How an archive ends whose members all have.
 *
 * @param reason what was in it, for the ledger
 * @param disposal what was done with it, or null when it stays
 */
record Ending(String reason, @Nullable String disposal) {

    /** Moves or deletes the archive where its library says so and nothing speaks against it. */
    static Ending of(Surroundings with, ArchiveStorage archive, ArchiveVisit.Result result) {
        Contents contents = new Contents(with.library(), with.types());
        After after = with.library().after();
        if (after instanceof After.Keep) {
            return new Ending(contents.describe(result, archive.count(), null, true), null);
        }
        String against = objection(after, archive, with.types(), result);
        if (against != null) {
            boolean settled = result.confirmed() == result.of(FileState.UPLOADED) + result.of(FileState.DUPLICATE);
            String left = "left in its place: " + against;
            return new Ending(contents.describe(result, archive.count(), left, settled), null);
        }
        ArchiveFile file = archive.file();
        Disposer.Result disposed = PartsDisposer.dispose(after, with.library(), file);
        String left = disposed.done() ? null : disposed.words();
        String reason = contents.describe(result, archive.count(), left, disposed.done());
        return new Ending(reason, disposed.done() ? disposed.words() : null);
    }

    /** Deleted is what the server was seen to hold all of; moved what it was seen to hold all images and videos of. */
    private static @Nullable String objection(
            After after, ArchiveStorage archive, MediaTypes types, ArchiveVisit.Result result) {
        boolean move = after instanceof After.Move;
        int all = Contents.count(archive, types, move);
        int seen = result.confirmed() + (move ? 0 : result.sidecarsSent());
        if (all > 0 && seen == all) {
            return null;
        }
        String files = move ? " images and videos" : " files";
        return "the server was not seen to hold " + (all - seen) + " of its " + all + files;
    }
}
