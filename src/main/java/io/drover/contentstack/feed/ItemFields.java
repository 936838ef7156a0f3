package io.drover.contentstack.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What an item's data say of themselves; null where they do not.
 *
 * @param publishLocale the locale that it was published in, which may differ from the one that its content comes from
 * @param version as it stands there
 */
record ItemFields(
        @Nullable String uid,
        @Nullable String locale,
        @Nullable String publishLocale,
        @Nullable String version) {
    private static final JsonFactory JSON = new JsonFactory();

    /** @param data JSON of any kind */
    static ItemFields read(String data) {
        String uid = null;
        String locale = null;
        String publishLocale = null;
        String version = null;
        try (JsonParser parser = JSON.createParser(data)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                    JsonToken value = parser.nextToken();
                    switch (field) {
                        case "uid" -> uid = text(parser, value);
                        case "locale" -> locale = text(parser, value);
                        case "_version" -> version = value.isScalarValue() ? parser.getText() : null;
                        case "publish_details" -> publishLocale = publishLocale(parser, value);
                        default -> {}
                    }
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data of an item could not be read again", e);
        }
        return new ItemFields(uid, locale, publishLocale, version);
    }

    private static @Nullable String publishLocale(JsonParser parser, JsonToken value) throws IOException {
        String locale = null;
        if (value == JsonToken.START_OBJECT) {
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken inner = parser.nextToken();
                if (field.equals("locale")) {
                    locale = text(parser, inner);
                }
                parser.skipChildren();
            }
        }
        return locale;
    }

    private static @Nullable String text(JsonParser parser, JsonToken value) throws IOException {
        return value == JsonToken.VALUE_STRING && parser.getTextLength() > 0 ? parser.getText() : null;
    }
}
