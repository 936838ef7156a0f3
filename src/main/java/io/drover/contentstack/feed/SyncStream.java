package io.drover.contentstack.feed;

import io.drover.contentstack.api.SyncFilter;
import io.drover.contentstack.api.SyncType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the syncs that a feed reads, each with a token of its own: the service takes one content type and one locale at
 * most.
 *
 * @param name in words, such as {@code entries of blog in en-us}
 */
record SyncStream(String name, SyncFilter filter) {

    /** The streams that tell together what the options ask for, and nothing twice. */
    static List<SyncStream> of(FeedOptions options) {
        List<SyncStream> streams = new ArrayList<>();
        List<@Nullable String> locales =
                options.locales().isEmpty() ? Collections.singletonList(null) : List.copyOf(options.locales());
        for (String locale : locales) {
            if (options.contentTypes().isEmpty()) {
                streams.add(stream("everything", options, options.types(), null, locale));
                continue;
            }
            for (String contentType : options.contentTypes()) {
                streams.add(stream("entries of " + contentType, options, types(options, false), contentType, locale));
            }
            if (options.types().stream().anyMatch(SyncType::isOfAssets)) {
                streams.add(stream("assets", options, types(options, true), null, locale));
            }
        }
        return List.copyOf(streams);
    }

    private static List<SyncType> types(FeedOptions options, boolean ofAssets) {
        return options.types().stream()
                .filter(type -> type.isOfAssets() == ofAssets)
                .toList();
    }

    private static SyncStream stream(
            String name,
            FeedOptions options,
            List<SyncType> types,
            @Nullable String contentType,
            @Nullable String locale) {
        return new SyncStream(
                locale == null ? name : name + " in " + locale,
                new SyncFilter(types, contentType, locale, options.startFrom()));
    }
}
