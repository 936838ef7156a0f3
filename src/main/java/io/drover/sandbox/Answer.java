package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
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
    sealed interface Body permits Bytes, Original {}

    /** A body in memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[] content) implements Body {}

    /** A part of an asset's original. */
    record Original(StoredAsset asset, long offset, long length) implements Body {}

    static Answer json(int status, JsonNode body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        return new Answer(status, headers, new Bytes(Json.bytes(body)));
    }

    static Answer noContent() {
        return new Answer(204, Map.of(), new Bytes(new byte[0]));
    }

    /** The web page. */
    static Answer html(byte[] page) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "text/html; charset=utf-8");
        headers.put("Cache-Control", "no-store");
        return new Answer(200, headers, new Bytes(page));
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
