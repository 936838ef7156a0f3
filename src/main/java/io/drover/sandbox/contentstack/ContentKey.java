package io.drover.sandbox.contentstack;

import java.util.Comparator;

/**
 * What is published or not: one entry, or asset, in one locale.
 *
 * @param contentType of the entry, or {@value #ASSETS}
 * @param uid of the entry or asset
 * @param locale that it is published in, whatever locale it is written in
 */
public record ContentKey(String contentType, String uid, String locale) implements Comparable<ContentKey> {
    /** What stands in the place of a content type with assets. */
    public static final String ASSETS = "sys_assets";

    private static final Comparator<ContentKey> ORDER = Comparator.comparing(ContentKey::contentType)
            .thenComparing(ContentKey::uid)
            .thenComparing(ContentKey::locale);

    /** An asset in a locale. */
    public static ContentKey asset(String uid, String locale) {
        return new ContentKey(ASSETS, uid, locale);
    }

    boolean isAsset() {
        return contentType.equals(ASSETS);
    }

    @Override
    public int compareTo(ContentKey other) {
        return ORDER.compare(this, other);
    }
}
