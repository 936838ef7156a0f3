package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.sandbox.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the stack says.
 *
 * @param status the HTTP status
 * @param headers those that this answer needs
 * @param body what follows them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final byte[] PAGE =
            "<!doctype html>\n<html><head><title>Please wait</title></head><body></body></html>\n"
                    .getBytes(StandardCharsets.UTF_8);

    static Reply json(int status, ObjectNode body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), Json.bytes(body));
    }

    static Reply refused(Refusal refusal) {
        return json(refusal.status(), refusal.body());
    }

    /** An error that a script wants. */
    static Reply fault(int status) {
        ObjectNode body = Json.object().put("error_message", "Sandbox fault").put("error_code", status);
        body.putObject("errors");
        return json(status, body);
    }

    static Reply file(AssetUpload file) {
        return new Reply(200, Map.of("Content-Type", file.mediaType()), file.content());
    }

    /** A web page, as a proxy in between sends it. */
    static Reply html() {
        return new Reply(200, Map.of("Content-Type", "text/html; charset=utf-8"), PAGE);
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    /** The first half of its body, as if that were all. */
    Reply truncated() {
        return new Reply(status, headers, Arrays.copyOf(body, body.length / 2));
    }
}
