package io.drover.feed.camel;

import org.apache.camel.spi.Metadata;

/** The headers of a message that carries a batch, and of those that {@code feed:messages} and {@code feed:sign} make. */
public final class FeedHeaders {
    @Metadata(label = "common", javaType = "String", description = "The feed's name")
    public static final String FEED = "CamelFeedName";

    @Metadata(label = "common", javaType = "long", description = "The batch's generation")
    public static final String GENERATION = "CamelFeedGeneration";

    @Metadata(label = "common", javaType = "long", description = "The place of the batch's first change")
    public static final String FIRST_SEQUENCE = "CamelFeedFirstSequence";

    @Metadata(label = "common", javaType = "long", description = "The place of the batch's last change")
    public static final String LAST_SEQUENCE = "CamelFeedLastSequence";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The id of the event, equal for every repetition of it; set by messages, taken by sign")
    public static final String ID = "CamelFeedId";

    @Metadata(label = "producer", javaType = "String", description = "The event's key; set by messages")
    public static final String KEY = "CamelFeedKey";

    @Metadata(label = "producer", javaType = "String", description = "What kind of thing it is about; set by messages")
    public static final String TYPE = "CamelFeedType";

    @Metadata(
            label = "producer",
            javaType = "String",
            enums = "upsert,delete,reset,complete",
            description = "What the change does; set by messages")
    public static final String OPERATION = "CamelFeedOperation";

    @Metadata(label = "producer", javaType = "long", description = "The place of the event's change; set by messages")
    public static final String SEQUENCE = "CamelFeedSequence";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The media type of an event, under the name that brokers hand on; set by messages")
    public static final String CONTENT_TYPE = "content-type";

    @Metadata(label = "producer", javaType = "String", description = "Standard Webhooks: the id; set by sign")
    public static final String WEBHOOK_ID = "webhook-id";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Standard Webhooks: when it was signed, seconds since 1970; set by sign")
    public static final String WEBHOOK_TIMESTAMP = "webhook-timestamp";

    @Metadata(label = "producer", javaType = "String", description = "Standard Webhooks: the signature; set by sign")
    public static final String WEBHOOK_SIGNATURE = "webhook-signature";

    private FeedHeaders() {}
}
