package io.drover.contentstack.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one page. Fields that it does not know are passed over, and null is as good as missing. For one use. */
final class SyncPageReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String EMPTY = "{}";

    private final byte[] json;
    private @Nullable List<SyncItem> items;
    private @Nullable Long skip;
    private @Nullable Long limit;
    private @Nullable Long total;
    private @Nullable String page;
    private @Nullable String delta;

    private SyncPageReader(byte[] json) {
        this.json = json;
    }

    /**
     * Reads the answer to a request.
     *
     * @throws IOException with a clause that says what is wrong, and nothing of the content
     */
    static SyncPage read(byte[] json, SyncRequest request) throws IOException {
        SyncPageReader reader = new SyncPageReader(json);
        try (JsonParser parser = JSON.createParser(json)) {
            reader.read(parser);
        } catch (JsonProcessingException e) {
            throw new IOException("it is not valid JSON"); // the cause's message quotes the content
        }
        return reader.page(request);
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("it is not an object");
        }
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (field) {
                case "items" -> items = items(parser, value);
                case "skip" -> skip = number(parser, value);
                case "limit" -> limit = number(parser, value);
                case "total_count" -> total = number(parser, value);
                case "pagination_token" -> page = text(parser, value);
                case "sync_token" -> delta = text(parser, value);
                default -> {}
            }
            parser.skipChildren();
        }
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new IOException("something follows its object");
        }
    }

    private List<SyncItem> items(JsonParser parser, JsonToken array) throws IOException {
        List<SyncItem> all = new ArrayList<>();
        if (array != JsonToken.START_ARRAY) {
            throw new IOException("the field items is no list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new IOException("the field items[" + all.size() + "] is no object");
            }
            all.add(item(parser, all.size()));
        }
        return all;
    }

    private SyncItem item(JsonParser parser, int index) throws IOException {
        String type = null;
        String eventAt = null;
        String contentType = null;
        String data = EMPTY;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (field) {
                case "type" -> type = text(parser, value);
                case "event_at" -> eventAt = text(parser, value);
                case "content_type_uid" -> contentType = text(parser, value);
                case "data" -> data = value == JsonToken.VALUE_NULL ? EMPTY : raw(parser);
                default -> {}
            }
            parser.skipChildren();
        }
        if (type == null) {
            throw new IOException("the field items[" + index + "].type is missing or no text");
        }
        return new SyncItem(type, eventAt, contentType, data);
    }

    private String raw(JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        return new String(json, start, end - start, StandardCharsets.UTF_8);
    }

    private static @Nullable String text(JsonParser parser, JsonToken value) throws IOException {
        return value == JsonToken.VALUE_STRING && parser.getTextLength() > 0 ? parser.getText() : null;
    }

    private static @Nullable Long number(JsonParser parser, JsonToken value) throws IOException {
        return value == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : null;
    }

    private SyncPage page(SyncRequest request) throws IOException {
        if (items == null) {
            throw new IOException("the field items is missing");
        }
        return new SyncPage(items, skip, limit, total, next(request));
    }

    private SyncRequest.Next next(SyncRequest request) throws IOException {
        if (page != null && delta != null) {
            throw new IOException(
                    "it has both a pagination_token and a sync_token, so that nobody knows whether it ends");
        }
        if (delta != null) {
            return new SyncRequest.Delta(delta);
        }
        if (page == null) {
            throw new IOException("it has neither a pagination_token nor a sync_token, so that nothing can follow it");
        }
        SyncRequest.Page next = new SyncRequest.Page(page);
        if (next.equals(request)) {
            throw new IOException("its pagination_token is the one that was asked with, so that it would never end");
        }
        return next;
    }
}
