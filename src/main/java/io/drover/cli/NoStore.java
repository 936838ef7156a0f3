package io.drover.cli;

import io.drover.store.SqlWork;
import io.drover.store.Store;
import io.drover.store.StoreException;

/** For routes that are built and never run: there is nothing to read, and nothing may be written. */
final class NoStore implements Store {
    @Override
    public <T> T read(SqlWork<T> work) {
        throw refusal();
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        throw refusal();
    }

    @Override
    public <T> T writeDurably(SqlWork<T> work) {
        throw refusal();
    }

    @Override
    public String location() {
        return "nowhere";
    }

    @Override
    public void close() {}

    private static StoreException refusal() {
        return new StoreException("a check neither reads nor writes the ledger");
    }
}
