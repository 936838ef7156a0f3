package io.drover.cli;

import io.drover.ingest.FileState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover status}: how many files are in which state. */
@Command(
        name = "status",
        description = "Shows how many files are in which state, by server and source, and when failed ones are due.",
        footer = {"", "Examples:", "  drover status", "  drover status --json | jq '.targets[].sources[].states.failed'"
        })
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else.")
    private boolean json;

    private final Surroundings surroundings;
    private final Workspace workspace;

    StatusCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        LedgerOverview overview = new LedgerOverview();
        try (LocalState state = workspace.openToRead()) {
            state.ledger().forEach(overview::add);
        }
        if (json) {
            Json.writeLine(surroundings.out(), overview.toJson());
        } else {
            print(overview);
        }
        return ExitCode.OK;
    }

    private void print(LedgerOverview overview) {
        if (overview.targets().isEmpty()) {
            surroundings.out().println("No file has been recorded yet: drover upload or drover run does that.");
            return;
        }
        overview.targets().forEach((target, sources) -> {
            surroundings.out().println(target.server() + " (user " + target.user() + ")");
            sources.forEach(this::printSource);
        });
    }

    private void printSource(String source, LedgerOverview.Source counts) {
        surroundings
                .out()
                .printf(
                        "  %s: %s, last recorded %s%n",
                        source, Format.files(counts.files()), Times.of(counts.lastMillis()));
        Map<FileState, Long> states = new LinkedHashMap<>(counts.states());
        states.forEach((state, files) ->
                surroundings.out().printf("    %,12d  %s%s%n", files, state.label(), due(state, counts)));
    }

    private static String due(FileState state, LedgerOverview.Source counts) {
        return state == FileState.FAILED ? ", next attempt " + Times.due(counts.nextAttemptMillis()) : "";
    }
}
