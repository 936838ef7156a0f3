package io.drover.contentstack.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sync tells, from its first call on for ever: the service keeps it with the tokens.
 *
 * @param types one or more
 * @param contentType the uid of the one whose entries are told, without assets then; null: all
 * @param locale null: all
 * @param startFrom only what happened since; null: from the beginning
 */
public record SyncFilter(
        List<SyncType> types,
        @Nullable String contentType,
        @Nullable String locale,
        @Nullable Instant startFrom) {

    /** Everything. */
    public static final SyncFilter ALL = new SyncFilter(SyncType.ALL, null, null, null);

    public SyncFilter {
        types = List.copyOf(types);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a sync without types tells nothing");
        }
    }
}
