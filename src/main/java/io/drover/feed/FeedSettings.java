package io.drover.feed;

/**
 * How a feed is run.
 *
 * @param name 1 to 64 of a-z, 0-9, minus and underscore, beginning with a letter or digit
 * @param batchSize most changes in a batch, 1 to 10,000
 * @param maxSweepPercent how many of the known keys the end of a generation may delete, 0 to 100
 */
public record FeedSettings(
        String name, Envelope envelope, int batchSize, OnSinkError onSinkError, int maxSweepPercent) {

    /** What becomes of changes that a sink does not take. */
    public enum OnSinkError {
        /** The feed waits for the sink, and tries again. */
        BLOCK,
        /** A change that alone is not taken, while others are, is put aside, and the feed goes on. */
        DEAD_LETTER
    }
}
