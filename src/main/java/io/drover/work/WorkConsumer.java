package io.drover.work;

import io.drover.ingest.WorkListener;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.StartupListener;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code work:TOPIC} as a consumer. Suspending takes nothing more, puts back what has not begun, lets the messages come
 * home and leaves the group: Camel suspends before it stops.
 */
final class WorkConsumer extends DefaultConsumer implements Suspendable, StartupListener {
    private static final int THREADS = 16;

    /** Camel has waited for the messages already; this is for what follows from their ends. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final WorkEndpoint endpoint;
    private @Nullable Parts parts;
    private @Nullable WorkLoop loop;
    private volatile @Nullable WorkDesk desk;

    /** What lives from start to stop. */
    private record Parts(
            ExecutorService polling,
            ExecutorService threads,
            ExecutorService writing,
            ExecutorService ends,
            WorkSender sender) {}

    WorkConsumer(WorkEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    int inFlight() {
        WorkDesk current = desk;
        return current == null ? 0 : current.inFlight();
    }

    int partitions() {
        WorkDesk current = desk;
        return current == null ? 0 : current.partitions();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ExecutorServiceManager executors = executors();
        ExecutorService ends = executors.newSingleThreadExecutor(this, "work-buried");
        WorkSender sender = new WorkSender(
                endpoint.clients(),
                admin -> TopicSetup.make(admin, endpoint.plans()),
                (admin, unanswered) -> true,
                new Troubles(endpoint.getDead(), endpoint.listeners()),
                ends);
        Parts made = new Parts(
                executors.newSingleThreadExecutor(this, "work-poll"),
                executors.newFixedThreadPool(this, "work", THREADS),
                executors.newSingleThreadExecutor(this, "work-bury"),
                ends,
                sender);
        made.writing().execute(sender);
        parts = made;
        if (endpoint.getCamelContext().isStarted()) {
            begin(); // a route that is started later, or again, does not hear of the context's start
        }
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        // routes may still be missing: only the full start counts
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        begin();
    }

    @Override
    protected void doResume() throws InterruptedException {
        WorkLoop old = loop;
        if (old != null) {
            old.awaitEnd(Duration.ZERO);
            loop = null;
        }
        begin();
    }

    @Override
    protected void doSuspend() {
        WorkLoop current = loop;
        if (current != null) {
            current.stop();
        }
    }

    @Override
    protected void doStop() throws Exception {
        WorkLoop current = loop;
        if (current != null) {
            current.awaitEnd(LAST_WORDS);
            loop = null;
        }
        Parts made = parts;
        if (made != null) {
            parts = null;
            made.sender().stop();
            executors().shutdownNow(made.polling());
            executors().shutdownGraceful(made.writing());
            executors().shutdownGraceful(made.ends());
            executors().shutdownGraceful(made.threads());
        }
        super.doStop();
    }

    private void begin() {
        Parts made = parts;
        if (made == null || loop != null) {
            return;
        }
        Set<WorkListener> listeners = endpoint.listeners();
        Troubles troubles = new Troubles(endpoint.getTopic(), listeners);
        Burials burials = new Burials(endpoint.getDead(), made.sender(), listeners);
        WorkDesk begun = new WorkDesk(
                new MessageWork(this, made.threads(), burials, troubles, listeners), burials, endpoint.getInFlight());
        WorkLoop reading = new WorkLoop(WorkSource.of(endpoint), begun, troubles);
        desk = begun;
        loop = reading;
        made.polling().execute(reading);
    }

    private ExecutorServiceManager executors() {
        return endpoint.getCamelContext().getExecutorServiceManager();
    }
}
