package io.drover.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serves one file, with ranges, and breaks answers off where the test says so. */
final class FileServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    /** The ETag of every answer. */
    volatile String etag = "W/\"4758-16333a2ac28\"";

    /** Whether it takes ranges. */
    volatile boolean ranges = true;

    /** Bytes of the file. */
    volatile byte[] file;

    /** Stands in for what Content-Range would say. */
    volatile @Nullable String contentRange;

    /** How many bytes of each next answer, head included, are sent before the connection is closed. */
    final Queue<Integer> cuts = new ConcurrentLinkedQueue<>();

    final RawServer server = RawServer.start(this::serve);

    FileServer(byte[] file) {
        this.file = file;
    }

    private void serve(RawServer.Connection connection) throws IOException {
        RawServer.Request request;
        while ((request = connection.readHead()) != null) {
            byte[] answer = answer(request.headers());
            Integer cut = cuts.poll();
            connection.socket.getOutputStream().write(answer, 0, cut == null ? answer.length : cut);
            if (cut != null) {
                return;
            }
        }
    }

    private byte[] answer(Map<String, String> headers) {
        Matcher range = RANGE.matcher(headers.getOrDefault("range", ""));
        String ifRange = headers.get("if-range");
        boolean part = ranges && range.matches() && (ifRange == null || ifRange.equals(etag));
        int first = part ? Integer.parseInt(range.group(1)) : 0;
        int last = part && !range.group(2).isEmpty() ? Integer.parseInt(range.group(2)) : file.length - 1;
        String said = contentRange == null ? "bytes " + first + "-" + last + "/" + file.length : contentRange;
        byte[] head = ("HTTP/1.1 " + (part ? "206 Partial Content" : "200 OK")
                        + "\r\nContent-Type: image/jpeg\r\nETag: " + etag
                        + (part ? "\r\nContent-Range: " + said : "")
                        + "\r\nContent-Length: " + (last - first + 1) + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] answer = Arrays.copyOf(head, head.length + last - first + 1);
        System.arraycopy(file, first, answer, head.length, last - first + 1);
        return answer;
    }

    /** How long the head of the first answer is. */
    int headLength() {
        return answer(Map.of()).length - file.length;
    }

    @Override
    public void close() {
        server.close();
    }
}
