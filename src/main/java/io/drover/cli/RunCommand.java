package io.drover.cli;

import io.drover.ingest.Progress;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.RuntimeOptions;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code drover run}: the routes, until a signal. */
@Command(
        name = "run",
        description = "Runs the routes until it is stopped (Ctrl-C or SIGTERM). Files in flight finish first;"
                + " what has not begun is found again by the next run.",
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
        RuntimeOptions options = RuntimeOptions.of(workspace.folders(), surroundings.environment());
        try (LocalState state = workspace.open("run");
                CommandLog service = CommandLog.ofService(workspace, surroundings);
                DroverRuntime runtime = DroverRuntime.started(options.withBeans(
                        surroundings.clock(),
                        state.store(),
                        state.ledger(),
                        state.feeds(),
                        workspace.feedRequests(),
                        workspace.dataFolder(),
                        new Progress()))) {
            // not before: what logging needs is not loaded for --help
            Logger log = LoggerFactory.getLogger(RunCommand.class);
            log.info(
                    "{} routes run; stop with Ctrl-C or SIGTERM",
                    runtime.context().getRoutesSize());
            surroundings.stop().asked().join();
            log.info("stopping: files in flight finish first; ask again to stop at once");
        }
        return ExitCode.OK;
    }
}
