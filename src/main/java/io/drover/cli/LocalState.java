package io.drover.cli;

import io.drover.ingest.Ledger;
import io.drover.store.Store;
import java.time.Clock;

/** What Drover remembers on this machine, opened. Close it in any case: it holds the lock of the data folder. */
record LocalState(Store store, Ledger ledger) implements AutoCloseable {

    static LocalState over(Store store, Clock clock) {
        return new LocalState(store, new Ledger(store, clock));
    }

    @Override
    public void close() {
        try (store) {
            ledger.close();
        }
    }
}
