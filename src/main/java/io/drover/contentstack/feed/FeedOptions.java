package io.drover.contentstack.feed;

import io.drover.contentstack.api.SyncType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed of Contentstack tells, and how.
 *
 * @param name the feed's
 * @param types what may happen; one or more
 * @param contentTypes uids of those whose entries are told, besides all assets; empty: all
 * @param locales in which content is told; empty: all
 * @param startFrom only what happened since is told; null: everything
 * @param oldAfter how long after its last use a token may be too old, which is warned of
 */
public record FeedOptions(
        String name,
        List<SyncType> types,
        List<String> contentTypes,
        List<String> locales,
        @Nullable Instant startFrom,
        OnInvalidToken onInvalidToken,
        Duration oldAfter) {

    /** @throws IllegalArgumentException in a sentence that names the option that does not fit */
    public FeedOptions {
        types = List.copyOf(types);
        contentTypes = List.copyOf(contentTypes);
        locales = List.copyOf(locales);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("types is empty, so that nothing would be told; leave it out for all");
        }
        if (!contentTypes.isEmpty() && types.stream().allMatch(SyncType::isOfAssets)) {
            throw new IllegalArgumentException("contentTypes is " + String.join(",", contentTypes)
                    + ", and types holds nothing that happens to entries: " + SyncType.labels(types));
        }
    }

    /** All that decides what is told of the stack, in words. */
    public String filter() {
        return "types=" + SyncType.labels(types) + ", contentTypes=" + words(contentTypes) + ", locales="
                + words(locales) + (startFrom == null ? "" : ", startFrom=" + startFrom);
    }

    private static String words(List<String> names) {
        return names.isEmpty() ? "all" : String.join(",", names);
    }
}
