package io.drover.feed;

import io.drover.store.SqlWork;
import io.drover.store.Store;

/** A store with a step before and after each transaction that writes. */
final class SteppingStore implements Store {
    private final Store store;
    private final Steps steps;

    SteppingStore(Store store, Steps steps) {
        this.store = store;
        this.steps = steps;
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        return store.read(work);
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        steps.step("before a write");
        T result = store.write(work);
        steps.step("after a write");
        return result;
    }

    @Override
    public <T> T writeDurably(SqlWork<T> work) {
        steps.step("before a durable write");
        T result = store.writeDurably(work);
        steps.step("after a durable write");
        return result;
    }

    @Override
    public String location() {
        return store.location();
    }

    @Override
    public void close() {
        store.close();
    }
}
