package io.drover.library;

import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * {@code library:dispose} moves or deletes a file as its library says. It believes nothing but the file's state and its
 * own configuration: where a file goes is never read from a message. What cannot be done is said in the reason; the
 * state stays, and the next scan tries again. Runs on threads of its own, because a move may be a copy of gigabytes.
 */
final class DisposeProducer extends DefaultAsyncProducer {
    private static final int THREADS = 2;

    private final LibraryComponent component;
    private final Disposal disposal;
    private @Nullable ExecutorService executor;

    DisposeProducer(LibraryEndpoint endpoint, LibraryComponent component, Disposal disposal) {
        super(endpoint);
        this.component = component;
        this.disposal = disposal;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        ExecutorService pool = executor;
        try {
            if (pool == null) {
                throw new RejectedExecutionException("library:dispose is not started");
            }
            pool.execute(() -> {
                try {
                    dispose(exchange.getMessage());
                } catch (Throwable problem) {
                    exchange.setException(problem);
                } finally {
                    callback.done(false);
                }
            });
            return false;
        } catch (RejectedExecutionException stopping) {
            exchange.setException(stopping);
            callback.done(true);
            return true;
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        executor = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "library-dispose", THREADS);
    }

    @Override
    protected void doStop() throws Exception {
        if (executor != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdown(executor);
            executor = null;
        }
        super.doStop();
    }

    private void dispose(Message message) throws Exception {
        SourceFile file = message.getMandatoryBody(SourceFile.class);
        String label = message.getHeader(IngestHeaders.STATE, String.class);
        FileState state = label == null ? null : FileState.ofLabel(label);
        if (state == null || !disposal.states().contains(state)) {
            leave(message, "its state is " + label + ", not one of " + disposal.labels());
            return;
        }
        boolean sidecarSent = state == FileState.UPLOADED && file.known() == null;
        ArchiveVisit visit = ArchiveVisit.of(file.path());
        if (visit != null) {
            if (state.held()) {
                visit.confirmed(sidecarSent && file.sidecar() != null); // it goes when all of its archive does
            }
            return;
        }
        After after = disposal.after();
        Path base = disposal.base();
        if (after == null || base == null) {
            Library library = component.library(file);
            if (library == null) {
                leave(message, "no library of the name " + file.source() + " runs");
                return;
            }
            after = library.after();
            base = library.base();
        }
        Disposer.Result result = Disposer.dispose(after, base, file, sidecarSent);
        Path place = result.place();
        String noted = place == null || state.held() ? "" : noteReason(place, message);
        message.setHeader(result.done() ? IngestHeaders.DISPOSAL : IngestHeaders.REASON, result.words() + noted);
    }

    /** Whoever finds a file among those that failed finds beside it why. */
    private static String noteReason(Path place, Message message) {
        String reason = message.getHeader(IngestHeaders.REASON, String.class);
        try {
            return reason != null && ReasonFile.write(place, reason) ? " with its reason" : "";
        } catch (IOException exception) {
            return "; its reason cannot be written: " + Problems.describe(exception);
        }
    }

    private static void leave(Message message, String why) {
        message.setHeader(IngestHeaders.REASON, "left in its place: " + why);
    }
}
