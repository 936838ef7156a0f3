package io.drover.contentstack;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a message may say of a sync call. */
enum SyncField {
    INIT(ContentstackConstants.INIT),
    PAGINATION_TOKEN(ContentstackConstants.PAGINATION_TOKEN),
    SYNC_TOKEN(ContentstackConstants.SYNC_TOKEN),
    TYPE(ContentstackConstants.TYPE),
    CONTENT_TYPE_UID(ContentstackConstants.CONTENT_TYPE_UID),
    LOCALE(ContentstackConstants.LOCALE),
    START_FROM(ContentstackConstants.START_FROM);

    static final List<SyncField> ALL = List.of(values());
    /** Of which a call needs exactly one. */
    static final List<SyncField> BEGINNINGS = List.of(INIT, PAGINATION_TOKEN, SYNC_TOKEN);
    /** What goes with {@link #INIT} alone. */
    static final List<SyncField> FILTERS = List.of(TYPE, CONTENT_TYPE_UID, LOCALE, START_FROM);

    private final String header;

    SyncField(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    /** As Contentstack names it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String labels(List<SyncField> fields) {
        return fields.stream().map(SyncField::label).collect(Collectors.joining(", "));
    }
}
