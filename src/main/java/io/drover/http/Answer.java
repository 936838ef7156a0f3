package io.drover.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** What came back, read to its end or to the limit. */
record Answer(
        int status,
        String reason,
        String contentType,
        @Nullable String location,
        @Nullable String retryAfter,
        String body,
        boolean cut) {
    private static final int ERROR_LIMIT = 64 * 1024;
    private static final int LIMIT = 64 * 1024 * 1024;

    static Answer of(ClassicHttpResponse response) throws IOException {
        int limit = response.getCode() / 100 == 2 ? LIMIT : ERROR_LIMIT;
        byte[] body = new byte[0];
        boolean cut = false;
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream content = entity.getContent();
            body = content.readNBytes(limit);
            cut = body.length == limit && content.read() >= 0;
        }
        return head(response, new String(body, StandardCharsets.UTF_8), cut);
    }

    /** The answer without its body. */
    static Answer withoutBody(ClassicHttpResponse response) {
        return head(response, "", false);
    }

    private static Answer head(ClassicHttpResponse response, String body, boolean cut) {
        String reason = response.getReasonPhrase();
        String contentType = header(response, HttpHeaders.CONTENT_TYPE);
        return new Answer(
                response.getCode(),
                reason == null ? "" : reason,
                contentType == null ? "" : contentType.toLowerCase(Locale.ROOT),
                header(response, HttpHeaders.LOCATION),
                header(response, HttpHeaders.RETRY_AFTER),
                body,
                cut);
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    boolean isRedirect() {
        return status / 100 == 3;
    }

    boolean isJson() {
        return contentType.startsWith("application/json") || contentType.contains("+json");
    }

    boolean isHtml() {
        return contentType.startsWith("text/html");
    }
}
