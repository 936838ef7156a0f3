package io.drover.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes answers as Express does, and ends connections. */
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
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(POWERED_BY);
        headers.put(world.profile().errors().correlationHeader(), correlationId);
        answer.headers().forEach(headers::put);
        headers.put(KEEP_ALIVE);
        headers.put("Keep-Alive", "timeout=" + Math.max(1, world.keepAlive().toSeconds()));
        response.setStatus(answer.status());
        if (answer.body() instanceof Answer.Bytes bytes && answer.status() != 204) {
            headers.put("ETag", tag(bytes.content()));
            headers.put(VARY);
            headers.put("Content-Length", bytes.content().length);
        } else if (answer.body() instanceof Answer.Original original) {
            headers.put("Content-Length", original.length());
        }
        if (answer.status() == 200 && isKnown(headers.get("ETag"))) {
            response.setStatus(304);
            headers.remove("Content-Type");
            headers.remove("Content-Length");
        }
        sendBody(answer.body(), callback);
    }

    private boolean isKnown(@Nullable String tag) {
        return tag != null && tag.equals(request.getHeaders().get("If-None-Match"));
    }

    private void sendBody(Answer.Body body, Callback callback) {
        boolean bare = request.getMethod().equals("HEAD") || response.getStatus() == 204 || response.getStatus() == 304;
        if (bare) {
            response.write(true, null, callback);
        } else if (body instanceof Answer.Bytes bytes) {
            response.write(true, ByteBuffer.wrap(bytes.content()), callback);
        } else if (body instanceof Answer.Original original) {
            send(original, callback);
        }
    }

    private void send(Answer.Original original, Callback callback) {
        try {
            Content.copy(Content.Source.from(open(original)), response, callback);
        } catch (IOException e) {
            callback.failed(e);
        }
    }

    private static InputStream open(Answer.Original original) throws IOException {
        var path = original.asset().original();
        InputStream all = path == null ? new Zeros() : Files.newInputStream(path);
        all.skipNBytes(path == null ? 0 : original.offset());
        return new Limited(all, original.length());
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

    /** Closes the connection in the usual way, whatever is still coming. */
    void close() {
        endPoint().close();
    }

    /** Closes the sending side alone. */
    void closeOutput() {
        endPoint().shutdownOutput();
    }

    /** Resets the connection. */
    void reset() {
        try {
            if (endPoint().getTransport() instanceof SocketChannel channel) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            }
        } catch (IOException e) {
            // It is closed already, which is what was wanted.
        }
        endPoint().close();
    }

    private EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
