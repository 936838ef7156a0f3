package io.drover.immich.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One line of getSyncStream. Types that this release does not know are lines like all others.
 *
 * @param type such as {@code AssetV2} or {@code SyncCompleteV1}
 * @param data what is said of the thing, JSON as the server wrote it
 * @param ack what sendSyncAck sends back once the line is dealt with, as it is: its type may be another one
 * @param json the whole line as the server wrote it, without its end; holds fields that newer servers add
 */
public record SyncLine(String type, String data, String ack, String json) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads a line. @throws IOException with a clause that says what is wrong, and nothing of the line's content */
    static SyncLine parse(byte[] line) throws IOException {
        String type = null;
        String data = null;
        String ack = null;
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is not an object");
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                switch (field) {
                    case "type" -> type = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                    case "ack" -> ack = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                    case "data" -> data = raw(parser, line);
                    default -> parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new IOException("something follows its object");
            }
        } catch (JsonProcessingException e) {
            throw new IOException("it is not valid JSON"); // the cause's message quotes the line
        }
        return new SyncLine(
                found("type", type), found("data", data), found("ack", ack), new String(line, StandardCharsets.UTF_8));
    }

    private static String raw(JsonParser parser, byte[] line) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        return new String(line, start, end - start, StandardCharsets.UTF_8);
    }

    private static String found(String field, @Nullable String value) throws IOException {
        if (value == null) {
            throw new IOException("the field " + field + " is missing or of another kind");
        }
        return value;
    }

    /** Without the data, which may be private. */
    @Override
    public String toString() {
        return "SyncLine[" + type + ", ack " + ack + "]";
    }
}
