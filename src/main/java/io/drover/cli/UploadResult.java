package io.drover.cli;

import io.drover.ingest.FileState;
import io.drover.ingest.Outcome;
import io.drover.ingest.Progress;
import io.drover.ingest.Tally;
import io.drover.text.PathText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an upload did.
 *
 * @param tally the counts of all its folders together
 * @param troubles the first files that failed or were rejected
 * @param recordedTroubles how many did, as the ledger was told
 * @param stopped whether the user ended it before it was through
 * @param brokenOffBy why files were put back, because the server could not be had, or null
 * @param listTrouble why the list of files could not be read to its end, or null
 */
record UploadResult(
        Tally tally,
        Progress progress,
        List<Outcome> troubles,
        long recordedTroubles,
        Duration duration,
        boolean stopped,
        @Nullable String brokenOffBy,
        @Nullable String listTrouble) {

    long failed() {
        return tally.of(FileState.FAILED) + tally.of(FileState.REJECTED);
    }

    /** Files that failed or were rejected in an earlier run, and were left alone in this one. */
    long earlierTroubles() {
        return tally.knownOf(FileState.FAILED) + tally.knownOf(FileState.REJECTED);
    }

    /** Files that failed so that not even the ledger was told. */
    long unrecordedTroubles() {
        return Math.max(0, failed() - earlierTroubles() - recordedTroubles);
    }

    /** Whether there may be files that nobody has looked at. */
    boolean broken() {
        return stopped || tally.putBack() > 0 || listTrouble != null;
    }

    int exitCode() {
        if (tally.putBack() > 0 && !stopped) {
            return ExitCode.SERVER;
        }
        return failed() > 0 || listTrouble != null ? ExitCode.SOME_FAILED : ExitCode.OK;
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, Object> states = new LinkedHashMap<>();
        for (FileState state : FileState.values()) {
            states.put(state.label(), tally.of(state));
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>(Json.object(
                "found", tally.found(),
                "foundBytes", tally.foundBytes(),
                "states", states,
                "putBack", tally.putBack(),
                "balances", tally.balances(),
                "known", tally.known(),
                "sidecars", tally.sidecars(),
                "unreadableFolders", tally.unreadable(),
                "hashedFiles", progress.hashedFiles(),
                "hashedBytes", progress.hashedBytes(),
                "sentBytes", progress.sentBytes(),
                "seconds", duration.toMillis() / 1000.0,
                "stopped", stopped,
                "troubles", troubles.stream().map(UploadResult::json).toList()));
        json.put("listTrouble", listTrouble);
        return json;
    }

    private static Map<String, Object> json(Outcome outcome) {
        return Json.object(
                "path", PathText.of(outcome.file().path()),
                "state", outcome.state().label(),
                "reason", String.valueOf(outcome.reason()));
    }
}
