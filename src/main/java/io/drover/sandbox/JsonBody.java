package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.eclipse.jetty.io.Content;

/** Collects a body of JSON, up to the 10 MB that Immich takes. */
final class JsonBody {
    private static final int LIMIT = 10 * 1024 * 1024;

    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private long length;

    void accept(Content.Chunk chunk) {
        length += chunk.remaining();
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(bytes, 0, bytes.length);
        if (length <= LIMIT) {
            collected.writeBytes(bytes);
        }
    }

    /**
     * What was collected; missing when nothing was or when it does not claim to be JSON.
     *
     * @throws Refusal when it is too long, or not what it claims to be
     */
    JsonNode parsed(boolean isJson) {
        if (!isJson) {
            return MissingNode.getInstance();
        }
        if (length > LIMIT) {
            throw Refusal.tooLong();
        }
        try {
            return Json.parse(collected.toByteArray());
        } catch (IOException e) {
            throw Refusal.unparsed(400, "Expected property name or '}' in JSON at position 1 (line 1 column 2)");
        }
    }
}
