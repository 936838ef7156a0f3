package io.drover.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes answers as Express does. */
final class Responder {
    private static final HttpField POWERED_BY = new HttpField("X-Powered-By", "Express");
    private static final HttpField VARY = new HttpField("Vary", "Accept-Encoding");
    private static final HttpField KEEP_ALIVE = new HttpField("Connection", "keep-alive");

    private final World world;
    private final Request request;
    private final Response response;

    Responder(World world, Request request, Response response) {
        this.world = world;
        this.request = request;
        this.response = response;
    }

    /** Sends the answer; the callback ends when all of it is on its way. */
    void send(Answer answer, String correlationId, Callback callback) {
        sendHead(answer, correlationId);
        sendBody(answer.body(), Long.MAX_VALUE, response, callback);
    }

    /** Sends the head of the answer and so many bytes of its body; the callback ends when they are on their way. */
    void sendPart(Answer answer, String correlationId, long bytes, Callback callback) {
        sendHead(answer, correlationId);
        sendBody(answer.body(), bytes, (last, content, sent) -> response.write(false, content, sent), callback);
    }

    private void sendHead(Answer answer, String correlationId) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(POWERED_BY);
        headers.put(world.profile().errors().correlationHeader(), correlationId);
        answer.headers().forEach(headers::put);
        headers.put(HttpHeader.DATE, DateGenerator.formatDate(world.clock().instant()));
        headers.put(KEEP_ALIVE);
        headers.put("Keep-Alive", "timeout=" + Math.max(1, world.keepAlive().toSeconds()));
        response.setStatus(answer.status());
        if (answer.body() instanceof Answer.Bytes bytes) {
            if (bytes.tagged()) {
                if (!headers.contains("ETag")) {
                    headers.put("ETag", tag(bytes.content()));
                }
                headers.put(VARY);
            }
            headers.put("Content-Length", bytes.content().length);
        } else if (answer.body() instanceof Answer.FilePart part) {
            headers.put("Content-Length", part.range().length());
        } else if (answer.body() instanceof Answer.Lines) {
            headers.put(VARY);
            if (takesGzip()) {
                headers.put("Content-Encoding", "gzip");
            }
        }
        if (answer.status() == 200 && answer.body() instanceof Answer.Bytes && isKnown(headers.get("ETag"))) {
            response.setStatus(304);
            headers.remove("Content-Type");
            headers.remove("Content-Length");
        }
    }

    private boolean isKnown(@Nullable String tag) {
        return tag != null && tag.equals(request.getHeaders().get("If-None-Match"));
    }

    private void sendBody(Answer.Body body, long most, Content.Sink sink, Callback callback) {
        boolean bare = request.getMethod().equals("HEAD") || response.getStatus() == 304;
        if (bare || body instanceof Answer.Nothing) {
            sink.write(true, null, callback);
        } else if (body instanceof Answer.Bytes bytes) {
            int length = (int) Math.min(most, bytes.content().length);
            sink.write(true, ByteBuffer.wrap(bytes.content(), 0, length), callback);
        } else if (body instanceof Answer.FilePart part) {
            send(part, most, sink, callback);
        } else if (body instanceof Answer.Lines lines) {
            send(lines, most, sink, callback);
        }
    }

    private boolean takesGzip() {
        return request.getHeaders().getCSV(HttpHeader.ACCEPT_ENCODING, false).stream()
                .anyMatch(coding -> coding.startsWith("gzip"));
    }

    private void send(Answer.Lines lines, long most, Content.Sink sink, Callback callback) {
        LineSource source = new LineSource(lines.lines(), takesGzip(), most);
        source.onStuck(() -> new Departure(new Connection(request).endPoint(), source::fail).await());
        Content.copy(source, sink, callback);
    }

    private static void send(Answer.FilePart part, long most, Content.Sink sink, Callback callback) {
        try {
            InputStream all = part.file().content().open();
            all.skipNBytes(part.range().first());
            InputStream limited = new Limited(all, Math.min(most, part.range().length()));
            Content.copy(Content.Source.from(limited), sink, callback);
        } catch (IOException e) {
            callback.failed(e);
        }
    }

    private static String tag(byte[] content) {
        try {
            String hash = Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(content));
            return '"' + Integer.toHexString(content.length).toLowerCase(Locale.ROOT) + '-' + hash + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }
}
