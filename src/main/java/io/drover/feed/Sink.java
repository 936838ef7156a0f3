package io.drover.feed;

/** Who takes the changes of a feed. */
@FunctionalInterface
public interface Sink {

    /**
     * Hands a batch over, and returns when it is safe there.
     *
     * @throws Exception when it is not, or not known to be; it may come again
     */
    void deliver(ChangeBatch batch) throws Exception;
}
