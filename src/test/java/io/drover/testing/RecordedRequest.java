package io.drover.testing;

import java.util.List;
import java.util.Map;

/**
 * A request as it passed a {@link RecordingProxy}.
 *
 * @param path as in the request line, without the query
 * @param query as in the request line without the question mark, or empty
 * @param headers their values by their names in lower case
 * @param body its first megabyte, without the framing of chunks
 * @param length of the whole body in bytes
 */
public record RecordedRequest(
        String method, String path, String query, Map<String, List<String>> headers, byte[] body, long length) {

    /** The body's type, or empty. */
    public String contentType() {
        return header("content-type");
    }

    /** The first value of a header, or empty. @param name in lower case */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Whether the body was kept up to its end. */
    public boolean isWhole() {
        return body.length == length;
    }
}
