package io.drover.store;

/**
 * Drover's database. All calls may come from any thread; none is asynchronous. Every method throws
 * {@link StoreException} when the database refuses.
 */
public interface Store extends AutoCloseable {

    /** Runs the work on a connection of its own, outside of any transaction. Close result sets before returning. */
    <T> T read(SqlWork<T> work);

    /** Runs the work in a transaction; after a power cut the last ones may be missing, the database stays whole. */
    <T> T write(SqlWork<T> work);

    /** As {@link #write}, but what it wrote is on the disk when the call returns. */
    <T> T writeDurably(SqlWork<T> work);

    /** Where the data is, for logs and errors: a file or an address without credentials. */
    String location();

    @Override
    void close();
}
