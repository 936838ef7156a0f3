package io.drover.feed;

/** Writes changes as events. */
public final class CloudEvents {
    private CloudEvents() {}

    /** One event as JSON in UTF-8, without a line feed, as the batch's envelope says. */
    public static byte[] event(ChangeBatch batch, Change change) {
        throw new UnsupportedOperationException();
    }

    /** All events of a batch, each in a line of its own. */
    public static byte[] lines(ChangeBatch batch) {
        throw new UnsupportedOperationException();
    }
}
