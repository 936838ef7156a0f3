package io.drover.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection, byte by byte, for what a proper client hides. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    RawClient(URI api) throws IOException {
        this.socket = new Socket(api.getHost(), api.getPort() < 0 ? 80 : api.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    RawClient patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
        return this;
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** The head of an upload of so many bytes. */
    void beginUpload(String key, long length) throws IOException {
        send("POST /api/assets HTTP/1.1\r\nHost: sandbox\r\nx-api-key: " + key + "\r\nContent-Type: "
                + Multipart.contentType() + "\r\nContent-Length: " + length + "\r\n\r\n");
    }

    /** The status line and the headers; empty when the server has closed. */
    String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    /** The body of an answer whose head was read. */
    void skipBody(String head) throws IOException {
        int at = head.toLowerCase(Locale.ROOT).indexOf("content-length: ") + 16;
        socket.getInputStream().skipNBytes(Long.parseLong(head.substring(at, head.indexOf('\r', at))));
    }

    /** The next byte, or -1 when the server has closed. */
    int read() throws IOException {
        return socket.getInputStream().read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
