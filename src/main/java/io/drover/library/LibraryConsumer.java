package io.drover.library;

import io.drover.ingest.ScanListener;
import io.drover.ingest.Spool;
import io.drover.ingest.Tally;
import io.drover.ingest.Target;
import io.drover.ingest.camel.Targets;
import io.drover.schedule.Schedule;
import io.drover.storage.StorageFileSystem;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.StartupListener;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one message for each file of a library that has to be dealt with. Messages are asynchronous; a file's permit
 * comes back with its message, whatever its end. Suspending ends the walk and lets the messages come home: Camel
 * suspends before it stops, which is how nothing that is on its way is lost.
 */
final class LibraryConsumer extends DefaultConsumer implements Suspendable, StartupListener, ScanLoop.Observer {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryConsumer.class);

    private final LibraryEndpoint endpoint;
    private final Library library;
    private final Schedule schedule;
    private final Clock clock;
    private final Permits permits;
    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable ExecutorService walkers;
    private @Nullable ExecutorService watcher;
    private volatile @Nullable ScanLoop loop;
    private volatile @Nullable FolderWatch watch;

    LibraryConsumer(LibraryEndpoint endpoint, Processor processor, Library library, Schedule schedule, Clock clock) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.library = library;
        this.schedule = schedule;
        this.clock = clock;
        this.permits = new Permits(endpoint.getInFlight());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        warnOfEncoding();
        component().register(library);
        ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
        ScheduledExecutorService ticks = executors.newSingleThreadScheduledExecutor(this, "library-scheduler");
        ExecutorService walking = executors.newFixedThreadPool(this, "library-walker", library.walkers());
        scheduler = ticks;
        walkers = walking;
        permits.open();
        ScanLoop.Services services = new ScanLoop.Services(
                target(),
                endpoint.knownFiles(),
                clock,
                ticks,
                walking,
                component().opener(),
                endpoint.files(),
                endpoint.left(),
                spool());
        loop = new ScanLoop(library, schedule, services, new Dispatcher(this, library, permits, ticks), this);
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
    protected void doResume() {
        permits.open();
        begin();
    }

    @Override
    protected void doSuspend() throws IOException {
        end();
    }

    @Override
    protected void doStop() throws Exception {
        end();
        loop = null;
        shutdown(walkers);
        shutdown(scheduler);
        component().unregister(library);
        if (library.root().getFileSystem() instanceof StorageFileSystem remote) {
            remote.storage().close();
        }
        endpoint.finished().complete(endpoint.tally());
        super.doStop();
    }

    @Override
    public void started(Tally tally) {
        endpoint.tally(tally);
        FolderWatch watched = watch;
        if (watched != null) {
            watched.ensure();
        }
    }

    @Override
    public void ended(boolean full, Tally tally) {
        listeners().forEach(listener -> listener.scanned(getRouteId(), full, tally));
        if (full) {
            endpoint.finished().complete(tally);
        }
    }

    @Override
    public void refused(RuntimeException problem) {
        boolean source = problem instanceof LibraryException;
        String reason = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        listeners().forEach(listener -> listener.refused(getRouteId(), source, reason));
        endpoint.finished().completeExceptionally(problem);
    }

    /** In the C locale the JDK can neither show nor remember a name with letters outside of ASCII. */
    private void warnOfEncoding() {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (!encoding.equalsIgnoreCase("UTF-8")) {
            LOG.warn(
                    "library {}: file names are read as {}; start with LC_ALL=C.UTF-8, or names with other letters are"
                            + " mistaken for one another",
                    library.root(),
                    encoding);
        }
    }

    private void begin() {
        ScanLoop current = loop;
        if (current == null) {
            return;
        }
        if (endpoint.isWatch() && !library.once() && watch == null) {
            ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
            ExecutorService watching = executors.newSingleThreadExecutor(this, "library-watch");
            watcher = watching;
            watch = new FolderWatch(library.root(), current, watching);
        }
        current.start();
        component().begins(current);
    }

    private void end() throws IOException {
        permits.close();
        FolderWatch watched = watch;
        if (watched != null) {
            watched.close();
            watch = null;
            shutdown(watcher);
        }
        ScanLoop current = loop;
        if (current != null) {
            component().ends(current);
            current.stop();
        }
    }

    private void shutdown(@Nullable ExecutorService executor) {
        if (executor != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownNow(executor);
        }
    }

    private Set<ScanListener> listeners() {
        return endpoint.getCamelContext().getRegistry().findByType(ScanListener.class);
    }

    private @Nullable Spool spool() {
        return endpoint.getCamelContext().getRegistry().findSingleByType(Spool.class);
    }

    private LibraryComponent component() {
        return (LibraryComponent) endpoint.getComponent();
    }

    private Target target() {
        Target target = Targets.named(endpoint.getCamelContext(), library.target());
        if (endpoint.getInFlight() < 2 * target.batchSize()) {
            throw new LibraryException(
                    "inFlight: must be " + 2 * target.batchSize() + " or more, twice what one call to "
                            + library.target() + " takes, is " + endpoint.getInFlight()
                            + "; or lower camel.component." + library.target() + ".checkBatch");
        }
        return target;
    }
}
