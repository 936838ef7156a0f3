package io.drover.cli;

import io.drover.ingest.FileState;
import io.drover.ingest.LedgerCount;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.TargetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover status}: how many files are in which state. */
@Command(
        name = "status",
        description = "Shows how many files are in which state, by server and source, and when failed ones are due;"
                + " of several nodes also who is there, what each leads, and what waits in their topics.",
        footer = {
            "",
            "Examples:",
            "  drover status",
            "  drover status --failed --all",
            "  drover status --json | jq '.targets[].sources[].states.failed'"
        })
final class StatusCommand implements Callable<Integer> {
    private static final int NAMED = 20;

    @Option(names = "--failed", description = "Also name the failed files, each with its reason: the first 20.")
    private boolean failed;

    @Option(names = "--all", description = "With --failed: name all of them.")
    private boolean all;

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
        try (LocalState state = workspace.openToRead()) {
            LedgerOverview overview = new LedgerOverview(state.ledger().overview());
            Optional<ClusterStatus> cluster = cluster(state);
            if (json) {
                printJson(overview, state, cluster);
            } else {
                print(overview, state);
                cluster.ifPresent(status ->
                        status.print(surroundings.out(), surroundings.clock().instant()));
            }
        }
        return ExitCode.OK;
    }

    /** Several nodes share a store in PostgreSQL only. */
    private Optional<ClusterStatus> cluster(LocalState state) {
        return workspace.postgres() == null
                ? Optional.empty()
                : new ClusterLook(workspace, surroundings).at(state.store());
    }

    private void printJson(LedgerOverview overview, LocalState state, Optional<ClusterStatus> cluster) {
        Map<String, Object> object = overview.toJson();
        cluster.ifPresent(status ->
                object.put("cluster", status.toJson(surroundings.clock().instant())));
        if (failed) {
            List<Object> files = new ArrayList<>();
            eachFailed(state, row -> files.add(WhyText.json(row)));
            object.put("failed", files);
        }
        Json.writeLine(surroundings.out(), object);
    }

    private void print(LedgerOverview overview, LocalState state) {
        if (overview.targets().isEmpty()) {
            surroundings.out().println("No file has been recorded yet: drover upload or drover run does that.");
            return;
        }
        overview.targets().forEach(this::printTarget);
        if (failed) {
            eachFailed(
                    state,
                    row -> surroundings
                            .out()
                            .println(
                                    "failed: " + row.path() + ": " + row.known().reason()));
            long more = overview.files(FileState.FAILED) - NAMED;
            if (more > 0 && !all) {
                surroundings.out().println("and " + Format.count(more) + " more; --all names them");
            }
        }
    }

    private void eachFailed(LocalState state, Consumer<LedgerRow> action) {
        state.ledger().forEach(FileState.FAILED, all ? Long.MAX_VALUE : NAMED, action);
    }

    private void printTarget(TargetId target, Map<String, LedgerOverview.Source> sources) {
        surroundings.out().println(target.server() + " (user " + target.user() + ")");
        sources.forEach((name, source) -> {
            surroundings
                    .out()
                    .printf(
                            "  %s: %s, last recorded %s%n",
                            name, Format.files(source.files()), Times.of(source.lastRecordedMillis()));
            source.states().forEach(this::printState);
        });
    }

    private void printState(LedgerCount count) {
        surroundings
                .out()
                .printf("    %,12d  %s%s%n", count.files(), count.state().label(), due(count));
    }

    private static String due(LedgerCount count) {
        if (count.due() > 0) {
            return ", " + Format.count(count.due()) + " due now";
        }
        return count.state() == FileState.FAILED ? ", next attempt " + Times.due(count.nextAttemptMillis()) : "";
    }
}
