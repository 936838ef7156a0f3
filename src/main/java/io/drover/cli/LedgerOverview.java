package io.drover.cli;

import io.drover.ingest.FileState;
import io.drover.ingest.Known;
import io.drover.ingest.LedgerCount;
import io.drover.ingest.TargetId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ledger's counts, by target and source. */
final class LedgerOverview {
    private final Map<TargetId, Map<String, Source>> targets =
            new TreeMap<>(Comparator.comparing(TargetId::server).thenComparing(TargetId::user));

    LedgerOverview(List<LedgerCount> counts) {
        counts.forEach(count -> targets.computeIfAbsent(count.target(), target -> new TreeMap<>())
                .computeIfAbsent(count.source(), source -> new Source())
                .states
                .put(count.state(), count));
    }

    /** The files of one source. */
    static final class Source {
        private final Map<FileState, LedgerCount> states = new EnumMap<>(FileState.class);

        /** Those that have files, in the order in which they are shown. */
        Iterable<LedgerCount> states() {
            return states.values();
        }

        long files() {
            return states.values().stream().mapToLong(LedgerCount::files).sum();
        }

        long files(FileState state) {
            LedgerCount count = states.get(state);
            return count == null ? 0 : count.files();
        }

        /** Files that the next scan takes although they did not change. */
        long due() {
            return states.values().stream().mapToLong(LedgerCount::due).sum();
        }

        /** When a file was recorded last, milliseconds since 1970. */
        long lastRecordedMillis() {
            return states.values().stream()
                    .mapToLong(LedgerCount::lastRecordedMillis)
                    .max()
                    .orElse(0);
        }

        /** When the first failed file is due, milliseconds since 1970; {@link Known#NEVER} when none is. */
        long nextAttemptMillis() {
            LedgerCount failed = states.get(FileState.FAILED);
            return failed == null ? Known.NEVER : failed.nextAttemptMillis();
        }
    }

    /** By target and source, in alphabetical order. */
    Map<TargetId, Map<String, Source>> targets() {
        return targets;
    }

    /** Files in this state, of all targets. */
    long files(FileState state) {
        return targets.values().stream()
                .flatMap(sources -> sources.values().stream())
                .mapToLong(source -> source.files(state))
                .sum();
    }

    Map<String, Object> toJson() {
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
                        "states", states(entry.getValue()),
                        "due", entry.getValue().due(),
                        "lastRecorded", Times.iso(entry.getValue().lastRecordedMillis()),
                        "nextAttempt", nextAttempt(entry.getValue().nextAttemptMillis())))
                .toList();
    }

    private static String nextAttempt(long millis) {
        return millis == Known.NEVER ? "none" : Times.iso(millis);
    }

    private static Map<String, Long> states(Source source) {
        Map<String, Long> states = new LinkedHashMap<>();
        for (FileState state : FileState.values()) {
            states.put(state.label(), source.files(state));
        }
        return states;
    }
}
