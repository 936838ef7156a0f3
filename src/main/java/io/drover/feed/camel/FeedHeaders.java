package io.drover.feed.camel;

/** The headers of a message that carries a batch. */
public final class FeedHeaders {
    /** The feed's name. */
    public static final String FEED = "CamelFeedName";

    /** The batch's generation, a long. */
    public static final String GENERATION = "CamelFeedGeneration";

    /** The place of the batch's first change, a long. */
    public static final String FIRST_SEQUENCE = "CamelFeedFirstSequence";

    /** The place of the batch's last change, a long. */
    public static final String LAST_SEQUENCE = "CamelFeedLastSequence";

    private FeedHeaders() {}
}
