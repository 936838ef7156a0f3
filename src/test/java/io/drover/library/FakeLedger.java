package io.drover.library;

import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import io.drover.ingest.KnownFiles;
import io.drover.ingest.KnownSidecar;
import io.drover.ingest.SidecarVersion;
import io.drover.ingest.SourceFile;
import io.drover.ingest.TargetId;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** A ledger in memory that records what comes to the end of a route. */
class FakeLedger implements KnownFiles {
    static final String CHECKSUM = "0123456789abcdef0123456789abcdef01234567";
    static final String ASSET = "11111111-2222-4333-8444-555555555555";

    final Map<Path, Known> rows = new ConcurrentHashMap<>();
    final Map<Path, KnownSidecar> sidecars = new ConcurrentHashMap<>();
    final Map<Path, String> disposed = new ConcurrentHashMap<>();
    final LongAdder recorded = new LongAdder();

    @Override
    public int target(TargetId id) {
        return 1;
    }

    @Override
    public Map<String, Known> find(int target, Path directory, Collection<String> names) {
        Map<String, Known> found = new HashMap<>();
        for (String name : names) {
            Known known = known(directory.resolve(name));
            if (known != null) {
                found.put(name, known);
            }
        }
        return found;
    }

    /** What is known of a file by its text, which is how a ledger knows it. */
    @Nullable
    Known known(Path path) {
        Known known = rows.get(path);
        return known != null || path.getFileSystem().equals(FileSystems.getDefault())
                ? known
                : rows.entrySet().stream()
                        .filter(row -> row.getKey().toString().equals(path.toString()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public Map<String, KnownSidecar> sidecars(int target, Path directory, Collection<String> photos) {
        Map<String, KnownSidecar> found = new HashMap<>();
        for (String photo : photos) {
            KnownSidecar sidecar = sidecars.get(directory.resolve(photo));
            if (sidecar != null) {
                found.put(photo, sidecar);
            }
        }
        return found;
    }

    @Override
    public @Nullable String checksumElsewhere(Path path, FileStamp stamp) {
        return null;
    }

    @Override
    public boolean dueUnder(int target, Path folder, long nowMillis) {
        return rows.entrySet().stream()
                .anyMatch(row -> isUnder(folder, row.getKey()) && row.getValue().due(nowMillis));
    }

    @Override
    public void disposedUnder(int target, Path folder, String disposal) {
        rows.keySet().stream().filter(path -> isUnder(folder, path)).forEach(path -> disposed.put(path, disposal));
    }

    private static boolean isUnder(Path folder, Path path) {
        return path.toString().startsWith(folder + "/");
    }

    @Override
    public boolean holdsFilesUnder(int target, Path root) {
        return rows.entrySet().stream()
                .anyMatch(row ->
                        row.getKey().startsWith(root) && row.getValue().state().held());
    }

    /** What ledger:record does; a file without a state counts as uploaded, and its sidecar as sent. */
    void record(Exchange exchange) {
        SourceFile file = exchange.getMessage().getBody(SourceFile.class);
        String label = exchange.getMessage().getHeader(IngestHeaders.STATE, "uploaded", String.class);
        exchange.getMessage().setHeader(IngestHeaders.STATE, label);
        FileState state = FileState.ofLabel(label);
        rows.keySet().removeIf(path -> path.toString().equals(file.path().toString()));
        rows.put(file.path(), row(file, state, reason(exchange), state.settled() ? Known.NEVER : 0));
        SidecarVersion sidecar = exchange.getMessage().getHeader(IngestHeaders.SIDECAR, SidecarVersion.class);
        if (sidecar != null && state.held()) {
            sidecars.put(file.path(), new KnownSidecar(sidecar.name(), sidecar.size(), sidecar.modifiedNanos()));
        }
        recorded.increment();
    }

    static Known row(SourceFile file, FileState state, @Nullable String reason, long nextAttemptMillis) {
        return new Known(
                file.stamp().size(),
                file.stamp().modifiedNanos(),
                state.held() ? CHECKSUM : null,
                state,
                state.held() ? ASSET : null,
                reason,
                1,
                nextAttemptMillis);
    }

    /** The same row, once somebody has asked to retry it. */
    static Known due(Known row) {
        return new Known(
                row.size(),
                row.modifiedNanos(),
                row.checksum(),
                row.state(),
                row.assetId(),
                row.reason(),
                row.attempts(),
                0);
    }

    private static @Nullable String reason(Exchange exchange) {
        return exchange.getMessage().getHeader(IngestHeaders.REASON, String.class);
    }
}
