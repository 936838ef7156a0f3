package io.drover.library;

import io.drover.ingest.KnownFiles;
import io.drover.ingest.Tally;
import io.drover.ingest.Target;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.StartupListener;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message for each file of a library that has to be dealt with. Messages are asynchronous; a file's permit
 * comes back with its message, whatever its end. Suspending ends the walk and lets the messages come home: Camel
 * suspends before it stops, which is how nothing that is on its way is lost.
 */
final class LibraryConsumer extends DefaultConsumer implements Suspendable, StartupListener, ScanLoop.Observer {
    private final LibraryEndpoint endpoint;
    private final Library library;
    private final Schedule schedule;
    private final Clock clock;
    private final Permits permits;
    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable ExecutorService walkers;
    private @Nullable ScanLoop loop;

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
        component().register(library);
        begin();
        endpoint.getCamelContext().addStartupListener(this);
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        // routes may still be missing: only the full start counts
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        ScanLoop current = loop;
        if (current != null) {
            current.start();
        }
    }

    @Override
    protected void doResume() {
        begin();
        onCamelContextFullyStarted(endpoint.getCamelContext(), true);
    }

    @Override
    protected void doSuspend() {
        end();
    }

    @Override
    protected void doStop() throws Exception {
        end();
        ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
        if (walkers != null) {
            executors.shutdown(walkers);
            walkers = null;
        }
        if (scheduler != null) {
            executors.shutdown(scheduler);
            scheduler = null;
        }
        component().unregister(library);
        endpoint.finished().complete(endpoint.tally());
        super.doStop();
    }

    @Override
    public void started(Tally tally) {
        endpoint.tally(tally);
    }

    @Override
    public void ended(Tally tally) {
        endpoint.finished().complete(tally);
    }

    @Override
    public void refused(RuntimeException problem) {
        endpoint.finished().completeExceptionally(problem);
    }

    private void begin() {
        ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
        if (scheduler == null) {
            scheduler = executors.newSingleThreadScheduledExecutor(this, "library-scheduler");
        }
        if (walkers == null) {
            walkers = executors.newFixedThreadPool(this, "library-walker", library.walkers());
        }
        permits.open();
        ScanLoop.Services services =
                new ScanLoop.Services(target(), knownFiles(), clock, scheduler, walkers, FolderReader.Opener.DEFAULT);
        loop = new ScanLoop(library, schedule, services, new Dispatcher(this, library, permits, scheduler), this);
    }

    private void end() {
        permits.close();
        if (loop != null) {
            loop.stop();
            loop = null;
        }
    }

    private LibraryComponent component() {
        return (LibraryComponent) endpoint.getComponent();
    }

    private Target target() {
        if (endpoint.getCamelContext().getComponent(library.target()) instanceof Target target) {
            return target;
        }
        throw new LibraryException("target: '" + library.target() + "' is no component that takes files");
    }

    private KnownFiles knownFiles() {
        KnownFiles knownFiles = endpoint.getCamelContext().getRegistry().findSingleByType(KnownFiles.class);
        if (knownFiles == null) {
            throw new LibraryException("library " + library.root() + ": there is no ledger in the registry");
        }
        return knownFiles;
    }
}
