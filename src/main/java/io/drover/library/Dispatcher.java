package io.drover.library;

import io.drover.ingest.FileChangedException;
import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.PutBackException;
import io.drover.ingest.SidecarVersion;
import io.drover.ingest.SourceFile;
import io.drover.storage.StoragePath;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends files into the route, no more than the permits allow at a time, and counts how they end. A file that changed on
 * its way goes again after the time that makes it stable.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryConsumer.class);
    private static final int LAST_ROUND = 3;

    private final DefaultConsumer consumer;
    private final Library library;
    private final Permits permits;
    private final ScheduledExecutorService scheduler;
    private final Set<Item> changed = ConcurrentHashMap.newKeySet();
    private final Set<Item> following = ConcurrentHashMap.newKeySet();

    Dispatcher(DefaultConsumer consumer, Library library, Permits permits, ScheduledExecutorService scheduler) {
        this.consumer = consumer;
        this.library = library;
        this.permits = permits;
        this.scheduler = scheduler;
    }

    /** Sends a file; waits for a permit. False when nothing more is to be sent: the file was not counted. */
    boolean send(Item item) throws InterruptedException {
        if (!permits.acquire()) {
            return false;
        }
        item.scan().enter();
        for (Item counted = item; counted != null; counted = counted.next()) {
            counted.scan().tally().countFound(counted.file().stamp().size());
        }
        process(item);
        return true;
    }

    /** Puts back what waits to be sent, or to be sent again. Call it after the permits were closed. */
    void stop() {
        putBack(changed);
        putBack(following);
    }

    private void putBack(Set<Item> waiting) {
        waiting.forEach(item -> {
            if (waiting.remove(item)) {
                putBack(item);
            }
        });
    }

    /** Neither this one is sent nor what would follow it. */
    private void putBack(Item item) {
        for (Item counted = item; counted != null; counted = counted.next()) {
            countPutBack(counted);
        }
        leave(item);
    }

    private void process(Item item) {
        Exchange exchange = consumer.createExchange(true);
        fill(exchange.getMessage(), item);
        consumer.getAsyncProcessor().process(exchange, doneSync -> end(exchange, item));
    }

    private void fill(Message message, Item item) {
        message.setBody(item.file());
        Ruling ruling = item.ruling();
        ruling.tell(message);
        if (ruling instanceof Ruling.Decided || ruling instanceof Ruling.Concluded) {
            return;
        }
        if (ArchiveVisit.of(item.file().path()) != null) {
            message.setHeader(IngestHeaders.MEMBER, true);
        }
        library.pictures().tell(message);
        setUnlessNull(message, IngestHeaders.PARTNER, item.partner());
        setUnlessNull(message, IngestHeaders.AFTER, library.after().header());
        setUnlessEmpty(
                message,
                IngestHeaders.ALBUMS,
                library.naming().albumsOf(item.file().path()));
        setUnlessEmpty(
                message, IngestHeaders.TAGS, library.naming().tagsOf(item.file().path()));
    }

    private static void setUnlessEmpty(Message message, String header, List<String> names) {
        if (!names.isEmpty()) {
            message.setHeader(header, names);
        }
    }

    private static void setUnlessNull(Message message, String header, @Nullable Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }

    private void end(Exchange exchange, Item item) {
        if (hasChanged(exchange) && item.round() < LAST_ROUND && goesAgain(item)) {
            return;
        }
        try {
            count(exchange, item);
        } finally {
            goOn(item);
        }
    }

    /** What follows takes over the permit. It begins on another thread: this one may be the ledger's, which must not wait. */
    private void goOn(Item item) {
        Item next = item.next();
        if (next == null) {
            leave(item);
            return;
        }
        following.add(next);
        try {
            scheduler.execute(() -> follow(next));
        } catch (RejectedExecutionException stopped) {
            putBack(following);
        }
        if (permits.isClosed()) {
            putBack(following);
        }
    }

    private void follow(Item item) {
        if (!following.remove(item)) {
            return;
        }
        if (permits.isClosed() || item.scan().queue().isClosed()) {
            putBack(item);
        } else {
            process(item);
        }
    }

    private void leave(Item item) {
        permits.release();
        item.scan().leave();
    }

    private static boolean hasChanged(Exchange exchange) {
        return exchange.getException() instanceof FileChangedException
                || exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof FileChangedException;
    }

    private boolean goesAgain(Item item) {
        if (ArchiveVisit.of(item.file().path()) != null) {
            return false; // its archive has changed, and has to be looked into anew
        }
        changed.add(item);
        try {
            scheduler.schedule(() -> sendAgain(item), library.stableFor().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            return !changed.remove(item);
        }
        if (permits.isClosed()) {
            stop();
        }
        return true;
    }

    private void sendAgain(Item item) {
        if (!changed.remove(item)) {
            return;
        }
        SourceFile file = item.file();
        FileStamp stamp = file.stamp();
        Path sidecar = file.sidecar();
        Ruling ruling = new Ruling.Send(null, sidecar == null ? null : SidecarVersion.of(sidecar));
        try {
            stamp = FileStamp.of(file.path());
        } catch (NoSuchFileException gone) {
            ruling = new Ruling.Decided(FileState.VANISHED, "gone while it was read");
        } catch (IOException exception) {
            ruling = new Ruling.Decided(FileState.FAILED, "cannot be read: " + Problems.describe(exception));
        }
        item.scan().tally().countGrowth(stamp.size() - file.stamp().size());
        SourceFile now = new SourceFile(file.source(), file.target(), anyVersion(file.path()), stamp, sidecar, null);
        process(new Item(item.scan(), now, ruling, item.round() + 1, item.partner(), item.next()));
    }

    private static Path anyVersion(Path path) {
        return path instanceof StoragePath stored ? stored.plain() : path;
    }

    private void count(Exchange exchange, Item item) {
        Throwable exception = exchange.getException();
        if (isPutBack(exception)) {
            item.scan()
                    .queue()
                    .close(); // the next file would fare the same: what is not walked yet waits for the next scan
            countPutBack(item);
            return;
        }
        if (exception == null && Boolean.TRUE.equals(exchange.getMessage().getHeader(IngestHeaders.SHARED))) {
            item.scan().tally().countShared(item.file().stamp().size());
            return;
        }
        FileState state = state(exchange);
        if (exception != null || state == null) {
            LOG.error(
                    "{} came back with no final state: it is counted as failed",
                    item.file().path(),
                    exception);
        }
        FileState end = exception != null || state == null ? FileState.FAILED : state;
        item.scan().tally().countEnd(end, item.file().stamp().size());
        ArchiveVisit visit = ArchiveVisit.of(item.file().path());
        if (visit != null) {
            visit.ended(item.file(), end);
        }
    }

    private static void countPutBack(Item item) {
        item.scan().tally().countPutBack(item.file().stamp().size());
        ArchiveVisit visit = ArchiveVisit.of(item.file().path());
        if (visit != null) {
            visit.putBack(item.file());
        }
    }

    private static @Nullable FileState state(Exchange exchange) {
        String label = exchange.getMessage().getHeader(IngestHeaders.STATE, String.class);
        return label != null && FileState.labels().contains(label) ? FileState.ofLabel(label) : null;
    }

    private boolean isPutBack(@Nullable Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof PutBackException) {
                return true;
            }
        }
        // a route that stops refuses what comes too late
        return permits.isClosed() && exception instanceof RejectedExecutionException;
    }
}
