package io.drover.cluster;

import io.drover.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says again and again, in the table of nodes, that this one is there and what it leads, until it is closed. */
public final class NodeBeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeBeat.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** How long a stop waits for the store to take the node out of the table. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final NodeTable table;
    private final Node self;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread beating = new Thread(task, "node");
        beating.setDaemon(true);
        return beating;
    });

    private @Nullable ScheduledFuture<?> beats;
    private boolean written;
    private boolean refused;
    private @Nullable Node namesake;

    /** Says nothing yet. @param self this node, whose start tells it from others that go by its name */
    public NodeBeat(NodeTable table, Node self, Clock clock) {
        this.table = table;
        this.self = new Node( // in the table's unit, so that the node knows its own row
                self.name(),
                self.role(),
                self.version(),
                self.leads(),
                self.started().truncatedTo(ChronoUnit.MILLIS),
                self.seen());
        this.clock = clock;
    }

    /** Begins. @param leads the namespaces that this node leads at the moment */
    public void begin(Supplier<List<String>> leads) {
        beats = thread.scheduleWithFixedDelay(() -> beat(leads.get()), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A store that is away is told by those who need it; here the next beat is enough. */
    void beat(List<String> leads) {
        try {
            Optional<Node> before = table.write(self.at(clock.instant(), leads));
            before.filter(row -> written && row.isOther(self)).ifPresent(this::warn);
            written = true;
            refused = false;
        } catch (StoreException e) {
            if (!e.temporary() && !refused) {
                LOG.warn("this node does not stand in the table of nodes: {}", e.getMessage());
            }
            refused = !e.temporary();
        }
    }

    /** Who has ended overwrites nothing: so a row that was this one's, and is not, is of somebody who is there now. */
    private void warn(Node other) {
        if (namesake == null || other.isOther(namesake)) {
            LOG.warn(
                    "two nodes go by the name {}: this one, and a {} that was started at {}; give each a name of its own"
                            + " by DROVER_NODE",
                    self.name(),
                    other.role(),
                    other.started().truncatedTo(ChronoUnit.SECONDS));
        }
        namesake = other;
    }

    /** Takes the node out of the table, unless the store is away. */
    @Override
    public void close() {
        if (beats != null) {
            beats.cancel(false);
        }
        thread.execute(this::forget); // after the beat that may be under way
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        try {
            table.forget(self);
        } catch (StoreException e) {
            LOG.debug("the row of this node stays until the others forget it", e);
        }
    }
}
