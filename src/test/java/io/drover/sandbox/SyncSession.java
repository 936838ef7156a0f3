package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client of the stream, with a session of its own. */
final class SyncSession {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestClient client;
    private final String token;

    SyncSession(TestClient client, String token) {
        this.client = client;
        this.token = token;
    }

    /** A new session of the first user of a sandbox. */
    static SyncSession of(SandboxServer sandbox) {
        TestClient client = new TestClient(sandbox.url(), sandbox.apiKey());
        String login = "{\"email\":\"" + sandbox.email() + "\",\"password\":\"" + sandbox.password() + "\"}";
        return new SyncSession(client, client.json("POST", "/auth/login", login).text("accessToken"));
    }

    /** One line of the stream. */
    record Line(String type, JsonNode data, String ack) {

        /** Whether it is about the thing with this id. */
        boolean isOf(String id) {
            return Stream.of("id", "assetId", "albumId", "stackId")
                    .anyMatch(name -> data.path(name).asText().equals(id));
        }
    }

    TestClient.Reply call(String method, String path, String body) {
        return call(method, path, body, Map.of());
    }

    TestClient.Reply call(String method, String path, String body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Authorization", "Bearer " + token);
        headers.put("Content-Type", "application/json");
        return client.plain(method, client.api().getPath() + path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A request of the session as it goes over the wire. */
    String request(String method, String path, String body) {
        return method + " " + client.api().getPath() + path + " HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Bearer "
                + token + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    TestClient.Reply ask(String... types) {
        return call("POST", "/sync/stream", "{\"types\":" + list(types) + "}");
    }

    /** The lines of a stream that must succeed. */
    List<Line> stream(String... types) {
        return lines(ask(types).body());
    }

    /** The lines of all types that a version serves. */
    List<Line> streamAll(String version) {
        Profile profile = Profile.of(version);
        return stream(SyncRequestType.labels(profile).stream()
                .filter(label -> SyncRequestType.named(label).replacement(profile) == null)
                .toArray(String[]::new));
    }

    /** The lines of a stream before which the server forgets the checkpoints. */
    List<Line> streamAnew(String type) {
        return lines(call("POST", "/sync/stream", "{\"types\":[\"" + type + "\"],\"reset\":true}")
                .body());
    }

    TestClient.Reply ack(String... acks) {
        return call("POST", "/sync/ack", "{\"acks\":" + list(acks) + "}");
    }

    /** Acknowledges the last line of each type, as a client does that has dealt with all. */
    void ackAll(List<Line> lines) {
        Map<String, String> last = new HashMap<>();
        lines.forEach(line -> last.put(line.ack().replaceFirst("\\|.*", ""), line.ack()));
        ack(last.values().toArray(String[]::new));
    }

    /** The types that have a checkpoint. */
    List<String> checkpoints() {
        List<String> types = new ArrayList<>();
        call("GET", "/sync/ack", "")
                .json()
                .forEach(one -> types.add(one.path("type").asText()));
        return types;
    }

    static List<Line> lines(byte[] body) {
        List<Line> lines = new ArrayList<>();
        for (String text : new String(body, StandardCharsets.UTF_8).split("\n")) {
            lines.add(line(text));
        }
        return lines;
    }

    static Line line(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return new Line(
                    json.path("type").asText(),
                    json.path("data"),
                    json.path("ack").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line of a type about the thing with this id. */
    static Line lineOf(List<Line> lines, String type, String id) {
        return lines.stream()
                .filter(line -> line.type().equals(type) && line.isOf(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " of " + id + " in " + lines));
    }

    private static String list(String... texts) {
        return Arrays.stream(texts).map(text -> '"' + text + '"').collect(Collectors.joining(",", "[", "]"));
    }
}
