package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the server says.
 *
 * @param status the HTTP status
 * @param headers those of this answer alone
 * @param body what follows them
 */
record Answer(int status, Map<String, String> headers, Body body) {

    /** What follows the headers. */
    sealed interface Body permits Bytes, FilePart, Lines, Nothing {}

    /** A body in memory. @param tagged whether it gets an ETag */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[] content, boolean tagged) implements Body {}

    /** A file, or a part of it. */
    record FilePart(SentFile file, ByteRange range) implements Body {}

    /** No body. */
    record Nothing() implements Body {}

    /** Lines of JSON that are made while they are sent. @param lines each with its line feed */
    record Lines(Iterator<byte[]> lines) implements Body {}

    /** A stream of lines. */
    static Answer lines(Iterator<byte[]> lines) {
        return new Answer(200, Map.of("Content-Type", "application/jsonlines+json"), new Lines(lines));
    }

    static Answer json(int status, JsonNode body) {
        return json(status, Json.bytes(body));
    }

    /** The same with JSON that is written already. */
    static Answer json(int status, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        return new Answer(status, headers, new Bytes(body, true));
    }

    static Answer noContent() {
        return new Answer(204, Map.of(), new Nothing());
    }

    /** The web page. */
    static Answer html(byte[] page) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "text/html; charset=utf-8");
        headers.put("Cache-Control", "no-store");
        return new Answer(200, headers, new Bytes(page, true));
    }

    /** @param location where the thing is, relative to the path that was asked for */
    static Answer redirect(String location) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Location", location);
        headers.put("Vary", "Accept, Accept-Encoding");
        headers.put("Content-Type", "text/plain; charset=utf-8");
        byte[] text = ("Found. Redirecting to " + location).getBytes(StandardCharsets.UTF_8);
        return new Answer(302, headers, new Bytes(text, false));
    }

    Answer with(String name, String value) {
        return with(Map.of(name, value));
    }

    Answer with(Map<String, String> headersToo) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(headersToo);
        return new Answer(status, more, body);
    }
}
