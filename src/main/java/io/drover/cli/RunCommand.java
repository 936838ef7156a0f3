package io.drover.cli;

import io.drover.ingest.Progress;
import io.drover.observe.Observation;
import io.drover.reload.LiveRuntime;
import io.drover.reload.Looks;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.runtime.Setup;
import io.drover.telemetry.Traces;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code drover run}: the routes, until a signal. */
@Command(
        name = "run",
        description = "Runs the routes until it is stopped (Ctrl-C or SIGTERM). Files in flight finish first;"
                + " what has not begun is found again by the next run. Edits of settings and routes are taken over while"
                + " it runs, once they are found to be right.",
        footer = {
            "",
            "Examples:",
            "  drover run",
            "  DROVER_FOLDER=/mnt/photos DROVER_RESCAN_EVERY=15m drover run",
            "  drover run --config /etc/drover --routes /etc/drover/routes --data /var/lib/drover"
        })
final class RunCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Workspace workspace;

    RunCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        Folders folders = workspace.folders();
        Setup setup = Setup.read(folders, surroundings.environment());
        RuntimeOptions options = RuntimeOptions.of(folders, setup, surroundings.environment());
        Progress progress = new Progress();
        try (LocalState state = workspace.open("run");
                CommandLog service = CommandLog.ofService(workspace, surroundings);
                Traces traces = CommandTraces.of(folders, surroundings);
                Membership membership = Membership.of(options, surroundings);
                Observation observation = CommandObservation.of(options, progress, membership.self(), surroundings);
                LiveRuntime live = new LiveRuntime(
                        setup,
                        new RunLaunch(
                                folders,
                                workspace,
                                surroundings,
                                state,
                                progress,
                                observers(traces, observation, membership)),
                        surroundings.clock(),
                        new ObservedEdits(observation.reloads(), service));
                Looks looks = new Looks()) {
            live.start();
            membership.begin(state.store());
            // not before: what logging needs is not loaded for --help
            Logger log = LoggerFactory.getLogger(RunCommand.class);
            log.info(
                    "{} routes run; stop with Ctrl-C or SIGTERM", live.context().getRoutesSize());
            boolean edits = !"false".equals(options.setting("drover.reload"));
            observation.mustLive("reload", () -> !looks.failure().isDone());
            looks.begin(() -> look(live, edits, state));
            await(looks.failure());
            log.info("stopping: files in flight finish first; ask again to stop at once");
        }
        return ExitCode.OK;
    }

    private static List<Object> observers(Traces traces, Observation observation, Membership membership) {
        return Stream.of(traces.beans(), observation.beans(), membership.beans())
                .<Object>flatMap(List::stream)
                .toList();
    }

    private static void look(LiveRuntime live, boolean edits, LocalState state) {
        if (state.isToBeRestored()) {
            live.restart(state::reopen);
        }
        if (edits) {
            live.look();
        }
    }

    /** Waits for the signal to stop. @throws RuntimeException what the looks at files have failed with */
    private void await(CompletableFuture<Void> failure) {
        try {
            CompletableFuture.anyOf(surroundings.stop().asked(), failure).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
