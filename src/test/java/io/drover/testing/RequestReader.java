package io.drover.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the requests of an HTTP/1.1 connection, one after the other. */
final class RequestReader {
    private static final int KEPT = 1 << 20;

    private final InputStream input;

    RequestReader(InputStream input) {
        this.input = input;
    }

    /**
     * The next request, once the last byte of its body was read.
     *
     * @return null when the connection ended before a request began
     * @throws MalformedRequestException when what comes is not HTTP/1.1
     * @throws IOException when the connection ended within a request
     */
    @Nullable
    RecordedRequest next() throws IOException {
        String line = line();
        if (line == null) {
            return null;
        }
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new MalformedRequestException("not a request line: " + line);
        }
        Map<String, List<String>> headers = headers();
        Body body = new Body();
        if (headers.containsKey("transfer-encoding")) {
            readChunks(body);
        } else {
            read(
                    body,
                    number(headers.getOrDefault("content-length", List.of("0")).get(0), 10));
        }
        int question = words[1].indexOf('?');
        return new RecordedRequest(
                words[0],
                question < 0 ? words[1] : words[1].substring(0, question),
                question < 0 ? "" : words[1].substring(question + 1),
                headers,
                body.kept.toByteArray(),
                body.length);
    }

    private static final class Body {
        final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long length;

        void add(byte[] bytes, int count) {
            kept.write(bytes, 0, Math.min(count, KEPT - kept.size()));
            length += count;
        }
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = started(line()); !line.isEmpty(); line = started(line())) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new MalformedRequestException("not a header: " + line);
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private void readChunks(Body body) throws IOException {
        long size = chunkSize();
        while (size > 0) {
            read(body, size);
            started(line());
            size = chunkSize();
        }
        headers();
    }

    private long chunkSize() throws IOException {
        return number(started(line()).replaceFirst(";.*", "").strip(), 16);
    }

    private static long number(String text, int radix) throws MalformedRequestException {
        try {
            return Long.parseLong(text, radix);
        } catch (NumberFormatException e) {
            throw new MalformedRequestException("not a length: " + text);
        }
    }

    private void read(Body body, long count) throws IOException {
        byte[] buffer = new byte[8192];
        long left = count;
        while (left > 0) {
            int read = input.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the connection ended within a body");
            }
            body.add(buffer, read);
            left -= read;
        }
    }

    private static String started(@Nullable String line) throws EOFException {
        if (line == null) {
            throw new EOFException("the connection ended within a request");
        }
        return line;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }
}
