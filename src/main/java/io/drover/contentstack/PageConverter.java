package io.drover.contentstack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.contentstack.api.SyncItem;
import io.drover.contentstack.api.SyncPage;
import io.drover.contentstack.api.TokenKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Lets a route treat a page as the JSON that Contentstack sends: {@code convertBodyTo: String}, {@code to: file:}. What an
 * item is about stands there byte for byte as it was sent.
 */
@Converter(generateLoader = true)
public final class PageConverter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PageConverter() {}

    /** In UTF-8. */
    @Converter
    public static byte[] bytes(SyncPage page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (SyncItem item : page.items()) {
                write(json, item);
            }
            json.writeEndArray();
            write(json, "skip", page.skip());
            write(json, "limit", page.limit());
            write(json, "total_count", page.total());
            TokenKind token = page.isLast() ? TokenKind.SYNC_TOKEN : TokenKind.PAGINATION_TOKEN;
            json.writeStringField(token.label(), page.next().token());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** The same as text. */
    @Converter
    public static String text(SyncPage page) throws IOException {
        return new String(bytes(page), StandardCharsets.UTF_8);
    }

    /** The same as a stream, which need not be closed. */
    @Converter
    public static InputStream stream(SyncPage page) throws IOException {
        return new ByteArrayInputStream(bytes(page));
    }

    /** The same as a tree. */
    @Converter
    public static JsonNode tree(SyncPage page) throws IOException {
        return MAPPER.readTree(bytes(page));
    }

    private static void write(JsonGenerator json, SyncItem item) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", item.type());
        if (item.eventAt() != null) {
            json.writeStringField("event_at", item.eventAt());
        }
        if (item.contentType() != null) {
            json.writeStringField("content_type_uid", item.contentType());
        }
        json.writeFieldName("data");
        json.writeRawValue(item.data());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String field, @Nullable Long number) throws IOException {
        if (number != null) {
            json.writeNumberField(field, number);
        }
    }
}
