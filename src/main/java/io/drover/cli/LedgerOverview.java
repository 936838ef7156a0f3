package io.drover.cli;

import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.TargetId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ledger, counted by target and source. */
final class LedgerOverview {
    private final Map<TargetId, Map<String, Source>> targets =
            new TreeMap<>(Comparator.comparing(TargetId::server).thenComparing(TargetId::user));

    /** The files of one source. */
    static final class Source {
        private final Map<FileState, Long> states = new EnumMap<>(FileState.class);
        private long lastMillis;
        private long nextAttemptMillis = Long.MAX_VALUE;

        Map<FileState, Long> states() {
            return states;
        }

        long files() {
            return states.values().stream().mapToLong(Long::longValue).sum();
        }

        /** When a file was recorded last, milliseconds since 1970. */
        long lastMillis() {
            return lastMillis;
        }

        /** When the first failed file is due, milliseconds since 1970; 0 for at once. */
        long nextAttemptMillis() {
            return nextAttemptMillis == Long.MAX_VALUE ? 0 : nextAttemptMillis;
        }

        private void add(LedgerRow row) {
            states.merge(row.known().state(), 1L, Long::sum);
            lastMillis = Math.max(lastMillis, row.updatedMillis());
            if (row.known().state() == FileState.FAILED) {
                nextAttemptMillis = Math.min(nextAttemptMillis, row.known().nextAttemptMillis());
            }
        }
    }

    void add(LedgerRow row) {
        targets.computeIfAbsent(row.target(), target -> new TreeMap<>())
                .computeIfAbsent(row.source(), source -> new Source())
                .add(row);
    }

    /** By target and source, in alphabetical order. */
    Map<TargetId, Map<String, Source>> targets() {
        return targets;
    }

    Map<String, ?> toJson() {
        List<?> items = targets.entrySet().stream()
                .map(entry -> Json.object(
                        "server", entry.getKey().server(),
                        "user", entry.getKey().user(),
                        "sources", sources(entry.getValue())))
                .toList();
        return Json.object("targets", items);
    }

    private static List<?> sources(Map<String, Source> sources) {
        return sources.entrySet().stream()
                .map(entry -> Json.object(
                        "source", entry.getKey(),
                        "files", entry.getValue().files(),
                        "states", states(entry.getValue().states()),
                        "lastRecorded", Times.iso(entry.getValue().lastMillis()),
                        "nextAttempt", nextAttempt(entry.getValue())))
                .toList();
    }

    private static Object nextAttempt(Source source) {
        return source.states().containsKey(FileState.FAILED) ? Times.iso(source.nextAttemptMillis()) : "none";
    }

    private static Map<String, Long> states(Map<FileState, Long> counts) {
        Map<String, Long> states = new LinkedHashMap<>();
        for (FileState state : FileState.values()) {
            states.put(state.label(), counts.getOrDefault(state, 0L));
        }
        return states;
    }
}
