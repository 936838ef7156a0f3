package io.drover.cluster;

import io.drover.store.AdvisoryLocks;
import io.drover.store.StoreException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel's cluster service over locks of PostgreSQL: the node that has a namespace's lock leads it. It is asked every second;
 * a node that cannot ask says itself that it leads nothing any more, before the server can have given its locks away.
 */
public final class PostgresClusterService extends AbstractCamelClusterService<LockView> {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresClusterService.class);

    /** Whoever leads something waits for so many seconds more at most, so that nodes that lead nothing come first. */
    private static final int MOST_PATIENCE = 2;

    private final AdvisoryLocks locks;
    private final String node;
    private final Set<LockView> standing = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService ticks;
    private int tick;
    private @Nullable String trouble;

    /** @param locks are this service's from now on, which closes them when it stops @param node this node's name */
    public PostgresClusterService(AdvisoryLocks locks, String node) {
        super("postgresql");
        this.locks = locks;
        this.node = node;
    }

    @Override
    protected LockView createView(String namespace) {
        return new LockView(this, namespace, node, locks);
    }

    @Override
    protected void doStart() throws Exception {
        ScheduledExecutorService thread =
                getCamelContext().getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "cluster-leader");
        ticks = thread;
        super.doStart();
        thread.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        ScheduledExecutorService thread = ticks;
        if (thread != null) {
            thread.execute(locks::close);
            getCamelContext().getExecutorServiceManager().shutdownGraceful(thread);
        }
    }

    /** It wants to lead from now on. */
    void stands(LockView view) {
        standing.add(view);
    }

    /** It does not want to lead any more; its lock is free for others at once. */
    void leaves(LockView view) {
        standing.remove(view);
        ScheduledExecutorService thread = ticks;
        if (thread != null && !thread.isShutdown()) {
            thread.execute(() -> free(view));
        }
    }

    private void tick() {
        if (standing.isEmpty()) {
            return;
        }
        tick++;
        try {
            locks.confirm();
            for (LockView view : standing) {
                view.tell();
                if (!view.won() && isDue(view) && locks.take(view.getNamespace())) {
                    LOG.info("node {} leads {}", node, view.getNamespace());
                    view.changed(true);
                }
            }
            trouble = null;
        } catch (RuntimeException e) {
            lost(e);
        }
    }

    private boolean isDue(LockView view) {
        long led = standing.stream().filter(LockView::won).count();
        return Math.floorMod(tick + view.getNamespace().hashCode(), 1 + (int) Math.min(led, MOST_PATIENCE)) == 0;
    }

    private void free(LockView view) {
        if (view.won()) {
            end(view, "it was stopped");
            try {
                locks.free(view.getNamespace());
            } catch (StoreException e) {
                lost(e);
            }
        }
    }

    private void lost(RuntimeException reason) {
        String sentence = String.valueOf(reason.getMessage());
        for (LockView view : standing) {
            if (view.won()) {
                end(view, sentence);
            }
        }
        if (!sentence.equals(trouble)) {
            trouble = sentence;
            LOG.warn("node {} can lead nothing now: {}", node, sentence);
        }
    }

    private void end(LockView view, String reason) {
        LOG.info("node {} has ended to lead {}: {}", node, view.getNamespace(), reason);
        view.changed(false);
    }
}
