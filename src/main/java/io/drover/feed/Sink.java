package io.drover.feed;

/** Who takes the changes of a feed. */
@FunctionalInterface
public interface Sink {

    /**
     * Hands a batch over, and returns when it is safe there.
     *
     * @throws SinkException when it is not, or not known to be, and whether the batch may be to blame; it may come again
     * @throws Exception the same, where the batch may be to blame
     */
    void deliver(ChangeBatch batch) throws Exception;
}
