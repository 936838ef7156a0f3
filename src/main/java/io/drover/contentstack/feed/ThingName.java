package io.drover.contentstack.feed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a thing is called: {@code entry/CONTENT_TYPE/UID/LOCALE} or {@code asset/UID/LOCALE}. In each part all but letters,
 * digits, minus, underscore, dot and asterisk is %XX.
 *
 * @param type the first part
 * @param whole the thing in all its locales
 * @param locale of this one; null where nobody says
 * @param parents what it goes along with
 */
record ThingName(String type, String whole, @Nullable String locale, List<String> parents) {
    private static final String UNDETERMINED = "und";

    static ThingName entry(String contentType, String contentTypeKey, String uid, @Nullable String locale) {
        String whole = "entry/" + part(contentType) + "/" + part(uid);
        return new ThingName("entry", whole, locale, List.of(contentTypeKey, whole));
    }

    static ThingName asset(String uid, @Nullable String locale) {
        String whole = "asset/" + part(uid);
        return new ThingName("asset", whole, locale, List.of(whole));
    }

    /** Of the thing in its locale, {@code und} where that is not known. */
    String key() {
        return whole + "/" + part(locale == null ? UNDETERMINED : locale);
    }

    /** Of what is gone: where no locale is named, all are. */
    String goneKey() {
        return locale == null ? whole : key();
    }

    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
