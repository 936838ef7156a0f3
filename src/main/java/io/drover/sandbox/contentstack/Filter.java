package io.drover.sandbox.contentstack;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a sync was asked to tell when it began; its tokens keep it.
 *
 * @param types words of {@link ItemType}; an item of a type that nobody knows is told to everyone
 * @param contentType the only one whose items are told, or null for all, assets included
 * @param locale the only one whose items are told, or null for all; a deleted content type has none
 * @param startFrom what the first run leaves out is older
 */
record Filter(
        Set<String> types,
        @Nullable String contentType,
        @Nullable String locale,
        @Nullable Instant startFrom) {
    /** Everything. */
    static final Filter ALL = new Filter(
            Arrays.stream(ItemType.values()).map(ItemType::word).collect(Collectors.toSet()), null, null, null);

    boolean takes(Event event) {
        return (types.contains(event.type()) || ItemType.of(event.type()).isEmpty())
                && takesContentType(event.contentType())
                && (event.key() == null || takesLocale(event.key().locale()));
    }

    boolean takesAtFirst(Event event) {
        return takes(event) && !isTooOld(event.at());
    }

    boolean takesContentType(String name) {
        return contentType == null || contentType.equals(name);
    }

    boolean takesLocale(String name) {
        return locale == null || locale.equals(name);
    }

    boolean isTooOld(Instant at) {
        return startFrom != null && at.isBefore(startFrom);
    }
}
