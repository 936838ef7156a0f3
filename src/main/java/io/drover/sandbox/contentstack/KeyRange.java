package io.drover.sandbox.contentstack;

import java.util.Map;
import java.util.NavigableMap;

/** Parts of a map that is in the order of its keys. */
final class KeyRange {
    /** A text with it at its end comes right after the text. */
    private static final char NEXT = '\0';

    private KeyRange() {}

    /** An entry or asset in all locales; what is done to it is done to the map. */
    static <V> Map<ContentKey, V> of(NavigableMap<ContentKey, V> all, String contentType, String uid) {
        return all.subMap(new ContentKey(contentType, uid, ""), new ContentKey(contentType, uid + NEXT, ""));
    }

    /** All of a content type; what is done to it is done to the map. */
    static <V> Map<ContentKey, V> of(NavigableMap<ContentKey, V> all, String contentType) {
        return all.subMap(new ContentKey(contentType, "", ""), new ContentKey(contentType + NEXT, "", ""));
    }
}
