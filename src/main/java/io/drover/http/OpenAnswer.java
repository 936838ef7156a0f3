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

/** An answer whose head has come, and whose body is still to be read. */
final class OpenAnswer implements AutoCloseable {
    private static final int TOLD_BYTES = 64 * 1024;

    private final ClassicHttpResponse response;
    private final AnswerStream body;

    /** @param over run when nothing more comes; perhaps more than once */
    OpenAnswer(ClassicHttpResponse response, Call call, Runnable over) throws IOException {
        this.response = response;
        HttpEntity entity = response.getEntity();
        this.body = new AnswerStream(call, entity == null ? InputStream.nullInputStream() : entity.getContent(), over);
    }

    int status() {
        return response.getCode();
    }

    @Nullable
    String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    AnswerStream body() {
        return body;
    }

    /**
     * Whether its end can be told from a break: it says how long its body is, or sends it in chunks. Where a connection
     * breaks inside the head, what follows is missing from it.
     */
    boolean isDelimited() {
        HttpEntity entity = response.getEntity();
        return entity == null || entity.isChunked() || entity.getContentLength() >= 0;
    }

    /** What it says of itself. */
    Answer head() {
        String reason = response.getReasonPhrase();
        String contentType = header(HttpHeaders.CONTENT_TYPE);
        return new Answer(
                status(),
                reason == null ? "" : reason,
                contentType == null ? "" : contentType.toLowerCase(Locale.ROOT),
                header(HttpHeaders.LOCATION),
                header(HttpHeaders.RETRY_AFTER),
                "");
    }

    /** The same with the start of its text, which is read by that. */
    Answer told() throws IOException {
        return head().withBody(new String(body.readNBytes(TOLD_BYTES), StandardCharsets.UTF_8));
    }

    /** Ends it; the connection serves on if the end of the body was read. */
    @Override
    public void close() {
        body.close();
    }
}
