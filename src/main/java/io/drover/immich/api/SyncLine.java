package io.drover.immich.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One line of getSyncStream. Types that this release does not know are lines like all others. It holds the server's
 * bytes, and makes text of them when it is asked for it.
 */
public final class SyncLine {
    private static final JsonFactory JSON = new JsonFactory();

    private final String type;
    private final String ack;
    private final byte[] line;
    private final int dataStart;
    private final int dataEnd;

    private SyncLine(String type, String ack, byte[] line, int dataStart, int dataEnd) {
        this.type = type;
        this.ack = ack;
        this.line = line;
        this.dataStart = dataStart;
        this.dataEnd = dataEnd;
    }

    /** Reads a line. @throws IOException with a clause that says what is wrong, and nothing of the line's content */
    public static SyncLine parse(byte[] line) throws IOException {
        String type = null;
        String ack = null;
        int start = -1;
        int end = -1;
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is not an object");
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                switch (field) {
                    case "type" -> type = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                    case "ack" -> ack = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                    case "data" -> {
                        start = (int) parser.currentTokenLocation().getByteOffset();
                        parser.skipChildren();
                        parser.finishToken();
                        end = (int) parser.currentLocation().getByteOffset();
                    }
                    default -> parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new IOException("something follows its object");
            }
        } catch (JsonProcessingException e) {
            throw new IOException("it is not valid JSON"); // the cause's message quotes the line
        }
        if (end < 0) {
            throw missing("data");
        }
        return new SyncLine(found("type", type), found("ack", ack), line, start, end);
    }

    private static String found(String field, @Nullable String value) throws IOException {
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    private static IOException missing(String field) {
        return new IOException("the field " + field + " is missing or of another kind");
    }

    /** Such as {@code AssetV2} or {@code SyncCompleteV1}. */
    public String type() {
        return type;
    }

    /** What sendSyncAck sends back once the line is dealt with, as it is: its type may be another one. */
    public String ack() {
        return ack;
    }

    /** What is said of the thing, JSON as the server wrote it. */
    public String data() {
        return new String(line, dataStart, dataEnd - dataStart, StandardCharsets.UTF_8);
    }

    /** The same, to be read field by field; it is valid JSON. The caller closes it. */
    public JsonParser parser() {
        try {
            return JSON.createParser(line, dataStart, dataEnd - dataStart);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in the memory are read without a failure", e);
        }
    }

    /** The whole line as the server wrote it, without its end; holds fields that newer servers add. */
    public String json() {
        return new String(line, StandardCharsets.UTF_8);
    }

    /** Without the data, which may be private. */
    @Override
    public String toString() {
        return "SyncLine[" + type + ", ack " + ack + "]";
    }
}
