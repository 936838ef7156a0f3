package io.drover.library;

import io.drover.ingest.IngestHeaders;
import io.drover.ingest.KnownFiles;
import io.drover.ingest.ReadPool;
import io.drover.ingest.SharedFile;
import io.drover.ingest.camel.StoppingNotifier;
import io.drover.ingest.camel.Targets;
import io.drover.storage.StorageFileSystem;
import java.time.Clock;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * {@code library:open} makes a file that another node has found a file of this node, as if this node had found it: the body
 * is a {@code SourceFile} then. A body that stays a {@link SharedFile} is one that nothing is to be done about. Files are
 * looked at on threads of its own.
 */
final class OpenProducer extends DefaultAsyncProducer {
    private static final int THREADS = 16;

    private final LibraryComponent component;
    private final Library library;
    private final Clock clock;
    private @Nullable ReadPool pool;
    private @Nullable Opening opening;
    private @Nullable StoppingNotifier notifier;

    OpenProducer(LibraryEndpoint endpoint, LibraryComponent component, Library library, Clock clock) {
        super(endpoint);
        this.component = component;
        this.library = library;
        this.clock = clock;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        ReadPool threads = pool;
        Opening current = opening;
        if (threads == null || current == null) {
            exchange.setException(new IllegalStateException("library:open is not started"));
            callback.done(true);
            return true;
        }
        threads.submit(() -> {
            try {
                threads.begin();
                open(exchange.getMessage(), current);
            } catch (Throwable problem) {
                exchange.setException(problem);
            } finally {
                callback.done(false);
            }
        });
        return false;
    }

    private static void open(Message message, Opening opening) throws Exception {
        Opened opened = opening.open(message.getMandatoryBody(SharedFile.class));
        if (opened != null) {
            message.setBody(opened.file());
            opened.ruling().tell(message);
            if (opened.partner() != null) {
                message.setHeader(IngestHeaders.PARTNER, opened.partner());
            }
        }
    }

    private CamelContext context() {
        return getEndpoint().getCamelContext();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        component.register(library);
        ReadPool threads = new ReadPool("library-open", THREADS);
        KnownFiles knownFiles = ((LibraryEndpoint) getEndpoint()).knownFiles();
        opening = new Opening(library, Targets.named(context(), library.target()), knownFiles, clock);
        StoppingNotifier stopping = new StoppingNotifier(threads::stop);
        context().getManagementStrategy().addEventNotifier(stopping);
        notifier = stopping;
        pool = threads;
    }

    @Override
    protected void doStop() throws Exception {
        StoppingNotifier stopping = notifier;
        if (stopping != null) {
            context().getManagementStrategy().removeEventNotifier(stopping);
            notifier = null;
        }
        ReadPool threads = pool;
        if (threads != null) {
            threads.close();
            pool = null;
        }
        component.unregister(library);
        if (library.root().getFileSystem() instanceof StorageFileSystem remote) {
            remote.storage().close();
        }
        super.doStop();
    }
}
