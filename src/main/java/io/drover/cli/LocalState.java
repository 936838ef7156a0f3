package io.drover.cli;

import io.drover.feed.FeedRequests;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.feed.StoreRequests;
import io.drover.ingest.Ledger;
import io.drover.ingest.Spool;
import io.drover.store.DataFolder;
import io.drover.store.ProcessLock;
import io.drover.store.Restore;
import io.drover.store.Store;
import io.drover.store.StoreAddress;
import io.drover.store.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Drover remembers, opened. Close it in any case. */
final class LocalState implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalState.class);

    private final @Nullable ProcessLock lock;
    private final DataFolder folder;
    private final @Nullable StoreAddress postgres;
    private final Clock clock;
    private Store store;
    private Ledger ledger;
    private FeedStore feeds;
    private final Spool spool;

    private LocalState(
            @Nullable ProcessLock lock, DataFolder folder, @Nullable StoreAddress postgres, Store store, Clock clock) {
        this.lock = lock;
        this.folder = folder;
        this.postgres = postgres;
        this.clock = clock;
        this.store = store;
        this.ledger = ledger(store);
        this.feeds = new FeedStore(store, clock);
        this.spool = new Spool(folder.spool().resolve("files"));
    }

    /** A command that looks at a database of others, or changes it in a moment, does not wait for it. */
    private Ledger ledger(Store opened) {
        return lock == null || postgres == null ? new Ledger(opened, clock) : Ledger.patient(opened, clock);
    }

    /**
     * Opens it; the folder is this process's alone. A backup that waits to be restored into it is taken in before.
     *
     * @param postgres the database that is used in place of the folder's own, by other processes, too; or null
     * @param command who asks, to tell others
     * @throws io.drover.store.StoreException in one sentence, such as who has it open
     */
    static LocalState open(DataFolder folder, @Nullable StoreAddress postgres, String command, Clock clock) {
        ProcessLock lock = ProcessLock.take(folder.create(), command, clock);
        try {
            LocalState state = new LocalState(lock, folder, postgres, opened(folder, postgres), clock);
            state.emptySpool();
            return state;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Opens a database that others use, too, without the folder. @throws io.drover.store.StoreException in one sentence */
    static LocalState openShared(DataFolder folder, StoreAddress postgres, Clock clock) {
        return new LocalState(null, folder, postgres, Stores.open(folder, postgres), clock);
    }

    /** Opens it to read, whoever else has it open. @throws io.drover.store.StoreException also when there is none */
    static LocalState openToRead(DataFolder folder, @Nullable StoreAddress postgres, Clock clock) {
        return new LocalState(null, folder, postgres, Stores.openReadOnly(folder, postgres), clock);
    }

    private static Store opened(DataFolder folder, @Nullable StoreAddress postgres) {
        if (postgres == null) {
            new Restore(folder).takeIn().ifPresent(LocalState::tell);
        }
        return Stores.open(folder, postgres);
    }

    private void emptySpool() {
        try {
            spool.empty();
        } catch (IOException e) {
            LOG.warn("what an earlier run has left in {} stays there: {}", folder.spool(), e.toString());
        }
    }

    private static void tell(Restore.Outcome outcome) {
        if (outcome.done()) {
            LOG.info("{}", outcome.sentence());
        } else {
            LOG.error("no backup was restored, all is as it was: {}", outcome.sentence());
        }
    }

    /** Where is room for files that are gone with the process. */
    Path scratch() {
        return folder.path();
    }

    /** Whether a backup waits to be restored, by {@link #reopen}. */
    boolean isToBeRestored() {
        return postgres == null && new Restore(folder).isPending();
    }

    /**
     * Closes it and opens it anew, with the backup that waits to be restored. The folder stays this process's alone. Whoever
     * has the ledger or the feeds of before does not use them any more.
     */
    void reopen() {
        closeStore();
        store = opened(folder, postgres);
        ledger = ledger(store);
        feeds = new FeedStore(store, clock);
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

    /** What is asked of feeds, which whoever runs them does. */
    FeedRequests requests() {
        return postgres == null ? new FileRequests(folder.path().resolve("requests")) : new StoreRequests(store, clock);
    }

    /** Where files from elsewhere are kept on their way. */
    Spool spool() {
        return spool;
    }

    private void closeStore() {
        try {
            ledger.close();
        } finally {
            store.close();
        }
    }

    @Override
    public void close() {
        try (lock) {
            closeStore();
        }
    }
}
