package io.drover.immich;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/** The text of a body that is text, bytes or a stream. */
final class BodyText {
    /** What a server takes as JSON at most. */
    private static final int MOST_BYTES = 10 << 20;

    private BodyText() {}

    /**
     * The text, decoded as UTF-8, or null when the body is something else.
     *
     * @param operation as it stands in a URI, for the message
     * @throws IllegalArgumentException when a stream holds more than a server takes
     * @throws UncheckedIOException when the stream cannot be read
     */
    static @Nullable String of(Message message, String operation) {
        Object body = message.getBody();
        if (body instanceof CharSequence text) {
            return text.toString();
        }
        if (body instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (body instanceof InputStream || body instanceof StreamCache || body instanceof Reader) {
            return read(message.getBody(InputStream.class), operation);
        }
        return null;
    }

    private static @Nullable String read(@Nullable InputStream stream, String operation) {
        if (stream == null) {
            return null;
        }
        try (stream) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(operation + ": the body is a stream of more than " + MOST_BYTES
                        + " bytes, which no request is");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(operation + ": the body cannot be read: " + e.getMessage(), e);
        }
    }
}
