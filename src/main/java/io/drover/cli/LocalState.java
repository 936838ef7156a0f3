package io.drover.cli;

import io.drover.feed.FeedStore;
import io.drover.ingest.Ledger;
import io.drover.store.DataFolder;
import io.drover.store.ProcessLock;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What Drover remembers, opened. Close it in any case. */
final class LocalState implements AutoCloseable {
    private final @Nullable ProcessLock lock;
    private final Store store;
    private final Ledger ledger;
    private final FeedStore feeds;

    private LocalState(@Nullable ProcessLock lock, Store store, Clock clock) {
        this.lock = lock;
        this.store = store;
        this.ledger = new Ledger(store, clock);
        this.feeds = new FeedStore(store, clock);
    }

    /**
     * Opens it for this process alone.
     *
     * @param command who asks, to tell others
     * @throws io.drover.store.StoreException in one sentence, such as who has it open
     */
    static LocalState open(DataFolder folder, String command, Clock clock) {
        ProcessLock lock = ProcessLock.take(folder.create(), command, clock);
        try {
            return new LocalState(lock, Stores.open(folder, null), clock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Opens it to read, whoever else has it open. @throws io.drover.store.StoreException also when there is none */
    static LocalState openToRead(DataFolder folder, Clock clock) {
        return new LocalState(null, Stores.openReadOnly(folder, null), clock);
    }

    Store store() {
        return store;
    }

    Ledger ledger() {
        return ledger;
    }

    FeedStore feeds() {
        return feeds;
    }

    @Override
    public void close() {
        try (lock;
                store) {
            ledger.close();
        }
    }
}
