package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The entries and assets of a branch as their editors see them. Not safe for several threads. */
final class Editions {
    private static final String NO_LOCALE = "";

    private final NavigableMap<ContentKey, Edition> saved = new TreeMap<>();
    private final Set<String> contentTypes = new TreeSet<>();

    /** The key of an asset's one edition, which is for all locales. */
    static ContentKey asset(String uid) {
        return ContentKey.asset(uid, NO_LOCALE);
    }

    void define(String contentType) {
        contentTypes.add(contentType);
    }

    boolean hasContentType(String name) {
        return contentTypes.contains(name);
    }

    void save(ContentKey key, String title, ObjectNode own, Instant now) {
        Edition before = saved.get(key);
        if (!key.isAsset()) {
            define(key.contentType());
        }
        saved.put(
                key,
                before == null
                        ? new Edition(key, title, 1, now, now, own)
                        : new Edition(key, title, before.version() + 1, before.createdAt(), now, own));
    }

    /** What is shown in a locale. @param chain the locale and those that it falls back to */
    Optional<Edition> shown(ContentKey key, List<String> chain) {
        if (key.isAsset()) {
            return Optional.ofNullable(saved.get(asset(key.uid())));
        }
        return chain.stream()
                .map(locale -> new ContentKey(key.contentType(), key.uid(), locale))
                .filter(saved::containsKey)
                .map(saved::get)
                .findFirst();
    }

    void remove(ContentKey key) {
        saved.remove(key);
    }

    void removeAll(String contentType, String uid) {
        KeyRange.of(saved, contentType, uid).clear();
    }

    void removeContentType(String contentType) {
        contentTypes.remove(contentType);
        KeyRange.of(saved, contentType).clear();
    }
}
