package io.drover.sandbox.contentstack;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of calls. What is wrong with one is a {@link Refusal}; those that nobody knows are ignored. */
final class SyncParameters {
    /** The most items of a page, and how many there are when nobody asks for fewer. */
    static final int MOST_ITEMS = 100;

    private static final String DEFAULT_TYPES = ItemType.ENTRY_PUBLISHED.word() + "," + ItemType.ASSET_PUBLISHED.word();

    private final Locales locales;

    SyncParameters(Locales locales) {
        this.locales = locales;
    }

    Filter filter(SyncQuery query, Branch branch) {
        String contentType = query.parameter("content_type_uid");
        if (contentType != null && !branch.hasContentType(contentType)) {
            throw Refusal.contentType(contentType);
        }
        String locale = query.parameter("locale");
        if (locale != null && !locales.has(locale)) {
            throw Refusal.invalid("locale");
        }
        return new Filter(
                types(query.parameter("type", DEFAULT_TYPES)),
                contentType,
                locale,
                time(query.parameter("start_from")));
    }

    /** The items of a page; more than there can be are as many as there can be. */
    static int limit(SyncQuery query) {
        String limit = query.parameter("limit", String.valueOf(MOST_ITEMS));
        if (!limit.matches("[1-9]\\d{0,8}")) {
            throw Refusal.invalid("limit");
        }
        return Math.min(MOST_ITEMS, Integer.parseInt(limit));
    }

    private static Set<String> types(String list) {
        Set<String> types = new LinkedHashSet<>(List.of(list.split(",", -1)));
        if (!types.stream().allMatch(type -> ItemType.of(type).isPresent())) {
            throw Refusal.invalid("type");
        }
        return types;
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid("start_from");
        }
    }
}
