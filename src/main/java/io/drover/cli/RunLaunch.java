package io.drover.cli;

import io.drover.cluster.PostgresClusterService;
import io.drover.ingest.Progress;
import io.drover.reload.Launch;
import io.drover.runtime.ClusterOptions;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.runtime.Setup;
import io.drover.runtime.StoreOptions;
import io.drover.store.AdvisoryLocks;
import io.drover.store.StoreAddress;
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
        RuntimeOptions options = options(setup);
        return options.withBeans(Stream.of(Stream.of(lasting()), observers.stream(), leaders(options))
                .flatMap(beans -> beans)
                .toArray());
    }

    /** Who says whether this node leads, where there may be others. */
    private static Stream<Object> leaders(RuntimeOptions options) {
        ClusterOptions cluster = ClusterOptions.of(options);
        StoreAddress store = cluster.role().leads() ? StoreOptions.of(options) : null;
        return store == null
                ? Stream.empty()
                : Stream.of(new PostgresClusterService(new AdvisoryLocks(store, cluster.node()), cluster.node()));
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
            state.requests(),
            workspace.dataFolder(),
            progress
        };
    }
}
