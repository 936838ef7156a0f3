package io.drover.ingest;

import io.drover.store.Store;
import io.drover.store.StoreException;
import io.drover.store.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the ledger, in batches. While the database refuses for a reason that may pass, the batch
 * is kept and tried again, and those who wait for it wait on.
 */
final class LedgerWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
    private static final int MOST = 1_000;
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long FIRST_WAIT_MILLIS = 250;
    private static final long LONGEST_WAIT_MILLIS = 30_000;

    private final Store store;
    private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final Waiting waiting;
    private final Thread thread = new Thread(this::run, "ledger");
    private boolean closed;
    private volatile @Nullable StoreException trouble;

    /** An entry to write, or the end. */
    private sealed interface Work {
        record Write(LedgerEntry entry) implements Work {}

        record Stop() implements Work {}
    }

    /** @param waiting for a database that refuses; when it ends, what is refused is put back */
    LedgerWriter(Store store, Waiting waiting) {
        this.store = store;
        this.waiting = waiting;
        thread.setDaemon(true);
        thread.start();
    }

    /** What keeps the ledger from being written now, or null when all is well. */
    @Nullable
    StoreException trouble() {
        return trouble;
    }

    synchronized void add(LedgerEntry entry) {
        if (closed) {
            putBack(List.of(entry));
        } else {
            queue.add(new Work.Write(entry));
        }
    }

    /** Writes what was added; what cannot be written within this time is put back. */
    void close(Duration most) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(new Work.Stop());
        }
        try {
            thread.join(Math.max(1, most.toMillis()));
            waiting.end();
            thread.join();
        } catch (InterruptedException e) {
            waiting.end();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean more = true;
        List<LedgerEntry> entries = new ArrayList<>(MOST);
        while (more) {
            try {
                more = gather(entries);
                if (!entries.isEmpty()) {
                    // after the time to close, each batch still gets its one try
                    commit(entries);
                }
            } catch (InterruptedException e) {
                more = false;
                putBack(entries);
            }
            entries.clear();
        }
    }

    /** Waits for the first entry, then up to 20 ms for more. @return whether there may be more after these */
    private boolean gather(List<LedgerEntry> entries) throws InterruptedException {
        Work work = queue.take();
        long end = System.nanoTime() + GATHER_NANOS;
        while (work != null) {
            if (!(work instanceof Work.Write write)) {
                return false;
            }
            entries.add(write.entry());
            if (entries.size() == MOST) {
                return true;
            }
            work = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return true;
    }

    private void commit(List<LedgerEntry> entries) throws InterruptedException {
        long waitMillis = FIRST_WAIT_MILLIS;
        while (true) {
            try {
                store.write(session -> LedgerBatch.write(session, entries));
                resumed();
                entries.forEach(entry -> entry.done().complete(null));
                return;
            } catch (StoreException e) {
                if (!e.temporary()) {
                    commitSingly(entries, e);
                    return;
                }
                held(e);
            }
            if (waiting.pause(waitMillis)) {
                putBack(entries);
                return;
            }
            waitMillis = Math.min(waitMillis * 2, LONGEST_WAIT_MILLIS);
        }
    }

    /** One entry that cannot be written does not take the others with it. */
    private void commitSingly(List<LedgerEntry> entries, StoreException e) throws InterruptedException {
        if (entries.size() == 1) {
            entries.get(0).done().completeExceptionally(e);
            return;
        }
        for (LedgerEntry entry : entries) {
            commit(List.of(entry));
        }
    }

    private void held(StoreException e) {
        if (trouble == null) {
            LOG.warn("the ledger waits, and new work with it: {}", e.getMessage());
        }
        trouble = e;
    }

    private void resumed() {
        if (trouble != null) {
            LOG.warn("the ledger is written again");
            trouble = null;
        }
    }

    private void putBack(List<LedgerEntry> entries) {
        StoreException why = trouble;
        String reason = why == null
                ? "the ledger is closed"
                : "the ledger could not be written before Drover stopped: " + why.getMessage();
        entries.forEach(entry -> entry.done().completeExceptionally(new PutBackException(reason)));
    }
}
