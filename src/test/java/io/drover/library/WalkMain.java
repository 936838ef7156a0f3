package io.drover.library;

import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import io.drover.ingest.KnownFiles;
import io.drover.ingest.KnownSidecar;
import io.drover.ingest.Tally;
import io.drover.ingest.TargetId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks a folder once and does nothing with its files; run in a JVM of its own to see what the walk itself needs. */
final class WalkMain {
    private WalkMain() {}

    /** Ends with 0 when the counts balance. @param arguments the folder and the number of files that it has */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long expected = Long.parseLong(arguments[1]);
        try (LibraryRun run = LibraryRun.forgetting(
                new NothingKnown(),
                Clock.systemUTC(),
                folder,
                exchange -> exchange.getMessage().setHeader(IngestHeaders.STATE, "uploaded"))) {
            Tally tally = run.start().finish();
            if (!tally.balances() || tally.of(FileState.UPLOADED) != expected) {
                throw new IllegalStateException(tally.toString());
            }
        }
    }

    /** A ledger without rows. */
    private static final class NothingKnown implements KnownFiles {
        @Override
        public int target(TargetId target) {
            return 1;
        }

        @Override
        public Map<String, Known> find(int target, Path directory, Collection<String> names) {
            return Map.of();
        }

        @Override
        public Map<String, KnownSidecar> sidecars(int target, Path directory, Collection<String> photos) {
            return Map.of();
        }

        @Override
        public boolean dueUnder(int target, Path folder, long nowMillis) {
            return false;
        }

        @Override
        public void disposedUnder(int target, Path folder, String disposal) {}

        @Override
        public @Nullable String checksumElsewhere(Path path, FileStamp stamp) {
            return null;
        }

        @Override
        public boolean holdsFilesUnder(int target, Path root) {
            return false;
        }
    }
}
