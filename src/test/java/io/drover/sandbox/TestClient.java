package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/** A plain client, so that the sandbox is judged by something that shares nothing with it. */
final class TestClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI api;
    private final String key;

    /** @param api with {@code /api} and no slash at the end */
    TestClient(URI api, String key) {
        this.api = api;
        this.key = key;
    }

    record Reply(int status, HttpHeaders headers, byte[] body) {
        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + new String(body, StandardCharsets.UTF_8), e);
            }
        }

        String text(String field) {
            return json().path(field).asText();
        }
    }

    TestClient withKey(String other) {
        return new TestClient(api, other);
    }

    URI api() {
        return api;
    }

    Reply get(String path) {
        return call("GET", path, Map.of(), new byte[0]);
    }

    Reply json(String method, String path, String body) {
        return call(method, path, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    Reply upload(Multipart form) {
        return call("POST", "/assets", Map.of("Content-Type", Multipart.contentType()), form.finished());
    }

    Reply check(String... checksums) {
        var items = MAPPER.createArrayNode();
        for (String checksum : checksums) {
            String id = "id-" + items.size();
            items.addObject().put("id", id).put("checksum", checksum);
        }
        return json("POST", "/assets/bulk-upload-check", "{\"assets\":" + items + "}");
    }

    /** Calls with the key, under the API's path. */
    Reply call(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + path)).header("x-api-key", key);
        headers.forEach(request::header);
        return send(request, method, body);
    }

    /** Calls as it is told, under the server's root. */
    Reply plain(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve("/").resolve(path));
        headers.forEach(request::header);
        return send(request, method, body);
    }

    private static Reply send(HttpRequest.Builder request, String method, byte[] body) {
        request.timeout(Duration.ofSeconds(60));
        request.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
