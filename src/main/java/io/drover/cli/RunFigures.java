package io.drover.cli;

import io.drover.ingest.FileState;
import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the files of one run ended, with the first of those that did not go well. Safe for many threads. */
final class RunFigures implements OutcomeListener {
    /** Failed files that are named at the end. */
    static final int NAMED = 20;

    private final Map<FileState, Long> counts = new EnumMap<>(FileState.class);
    private final Map<FileState, Long> bytes = new EnumMap<>(FileState.class);
    private final List<Outcome> troubles = new ArrayList<>();

    @Override
    public synchronized void recorded(Outcome outcome) {
        counts.merge(outcome.state(), 1L, Long::sum);
        bytes.merge(outcome.state(), outcome.file().stamp().size(), Long::sum);
        boolean trouble = outcome.state() == FileState.FAILED || outcome.state() == FileState.REJECTED;
        if (trouble && troubles.size() < NAMED) {
            troubles.add(outcome);
        }
    }

    synchronized long count(FileState state) {
        return counts.getOrDefault(state, 0L);
    }

    synchronized long ended() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The size of the files that ended. */
    synchronized long bytes() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The size of the files that ended in this state. */
    synchronized long bytes(FileState state) {
        return bytes.getOrDefault(state, 0L);
    }

    /** The first {@value #NAMED} files that failed or were rejected. */
    synchronized List<Outcome> troubles() {
        return List.copyOf(troubles);
    }
}
