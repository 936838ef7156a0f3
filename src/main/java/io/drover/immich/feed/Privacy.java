package io.drover.immich.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;

/** Keeps back what is nobody's business: PIN hashes, OAuth ids, e-mail addresses and license keys, unless they are asked for. */
enum Privacy {
    /** They are left out. */
    KEPT,
    /** All is told. */
    SHOWN;

    private static final Set<String> SENSITIVE = Set.of("pinCode", "oauthId", "email", "licenseKey", "activationKey");
    private static final JsonFactory JSON = new JsonFactory();

    /** The JSON without such fields, wherever they stand in it; everything else is as it was. */
    String of(String json) {
        return switch (this) {
            case SHOWN -> json;
            case KEPT -> holdsAny(json) ? without(json) : json;
        };
    }

    private static boolean holdsAny(String json) {
        return SENSITIVE.stream().anyMatch(field -> json.contains('"' + field + '"'));
    }

    private static String without(String json) {
        StringWriter copy = new StringWriter(json.length());
        try (JsonParser parser = JSON.createParser(json);
                JsonGenerator generator = JSON.createGenerator(copy)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && SENSITIVE.contains(parser.currentName())) {
                    parser.nextToken();
                    parser.skipChildren();
                } else {
                    generator.copyCurrentEventExact(parser);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what the server told could not be copied", e);
        }
        return copy.toString();
    }
}
