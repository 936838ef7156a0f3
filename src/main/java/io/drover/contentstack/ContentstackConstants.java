package io.drover.contentstack;

import org.apache.camel.spi.Metadata;

/**
 * The headers of {@code contentstack:sync}. What the body does not say is taken from them; afterwards they say how to ask
 * for what follows.
 */
public final class ContentstackConstants {
    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "True: a sync begins, with all that there is; removed by the answer")
    public static final String INIT = "CamelContentstackInit";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description =
                    "What is told, such as entry_published, a list or text with commas; with init alone; everything"
                            + " when it is not set; removed by the answer")
    public static final String TYPE = "CamelContentstackType";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The content type whose entries are told, without assets then; with init alone; removed by the"
                            + " answer")
    public static final String CONTENT_TYPE_UID = "CamelContentstackContentTypeUid";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The locale in which content is told; with init alone; removed by the answer")
    public static final String LOCALE = "CamelContentstackLocale";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "Only what has happened since is told: ISO 8601 with an offset; with init alone; removed by the"
                            + " answer")
    public static final String START_FROM = "CamelContentstackStartFrom";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Leads to the next page of a run; set by the answer while there is one, else removed")
    public static final String PAGINATION_TOKEN = "CamelContentstackPaginationToken";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "Leads to what has happened since a run; set by the answer that is its last page, else removed")
    public static final String SYNC_TOKEN = "CamelContentstackSyncToken";

    private ContentstackConstants() {}
}
