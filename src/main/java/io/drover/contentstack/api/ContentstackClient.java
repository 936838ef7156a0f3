package io.drover.contentstack.api;

/** One stack, read by one delivery token. Safe for use by many threads; every call blocks until the answer is there. */
public interface ContentstackClient extends AutoCloseable {

    /**
     * Asks for a page.
     *
     * @throws InvalidTokenException when the service does not know the token any more
     * @throws RefusedException when it will not answer such a call, however often it is made
     * @throws io.drover.http.ApiException when there is no answer, or not the one that the service promises; the same
     *     call may be answered later
     */
    SyncPage sync(SyncRequest request);

    /** Breaks off every call that is under way: they fail at once. Later calls are not concerned. */
    void abort();

    @Override
    void close();
}
