package io.drover.cli;

import io.drover.ingest.Progress;
import io.drover.reload.Launch;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.runtime.Setup;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code drover run} runs, with the objects that outlive each context. Those of the state are others once a backup
 * was restored.
 *
 * @param observers see each context that runs, and none that is only checked
 */
record RunLaunch(
        Folders folders,
        Workspace workspace,
        Surroundings surroundings,
        LocalState state,
        Progress progress,
        List<Object> observers)
        implements Launch {

    @Override
    public RuntimeOptions toRun(Setup setup) {
        return options(setup)
                .withBeans(
                        Stream.concat(Stream.of(lasting()), observers.stream()).toArray());
    }

    @Override
    public RuntimeOptions toCheck(Setup setup) {
        return options(setup).withBeans(lasting());
    }

    private RuntimeOptions options(Setup setup) {
        return RuntimeOptions.of(folders, setup, surroundings.environment());
    }

    private Object[] lasting() {
        return new Object[] {
            surroundings.clock(),
            state.store(),
            state.ledger(),
            state.feeds(),
            state.spool(),
            workspace.feedRequests(),
            workspace.dataFolder(),
            progress
        };
    }
}
