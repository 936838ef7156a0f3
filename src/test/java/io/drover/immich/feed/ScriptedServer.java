package io.drover.immich.feed;

import io.drover.http.RawServer;
import io.drover.immich.api.Access;
import io.drover.immich.api.model.Login;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server that tells what a test has written, and keeps what it was asked. */
final class ScriptedServer implements AutoCloseable {
    static final String ME = "11111111-1111-4111-8111-111111111111";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<String>> next = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final RawServer server = RawServer.answering(this::answer);
    private String version;
    private int sessions;

    ScriptedServer(int major, int minor) {
        version(major, minor);
    }

    void version(int major, int minor) {
        version = "{\"major\":" + major + ",\"minor\":" + minor + ",\"patch\":0}";
    }

    private synchronized String answer(RawServer.Request request, byte[] body) {
        String operation = request.method() + " " + request.path().substring("/api".length());
        String token = request.headers().getOrDefault("x-immich-user-token", "");
        if (!operation.startsWith("GET /server")) {
            asked.add(operation + " " + token + " " + new String(body, StandardCharsets.UTF_8));
        }
        Deque<String> answers = next.getOrDefault(operation, new ArrayDeque<>());
        if (!answers.isEmpty()) {
            return answers.remove();
        }
        return switch (operation) {
            case "GET /server/version" -> RawServer.json(200, version);
            case "GET /server/config" -> RawServer.json(200, "{\"maintenanceMode\":false}");
            case "GET /users/me" ->
                RawServer.json(200, "{\"id\":\"" + ME + "\",\"email\":\"me@example.org\",\"name\":\"Me\"}");
            case "POST /auth/login" ->
                RawServer.json(
                        201,
                        "{\"accessToken\":\"token-" + ++sessions + "\",\"userId\":\"" + ME
                                + "\",\"userEmail\":\"me@example.org\",\"name\":\"Me\",\"isAdmin\":false,"
                                + "\"shouldChangePassword\":false}");
            case "POST /sessions" ->
                RawServer.json(
                        201,
                        "{\"id\":\"s\",\"token\":\"child-" + ++sessions
                                + "\",\"current\":false,\"deviceType\":\"\",\"deviceOS\":\"\",\"createdAt\":\"t\","
                                + "\"updatedAt\":\"t\"}");
            case "POST /auth/logout" -> RawServer.json(200, "{\"successful\":true,\"redirectUri\":\"/\"}");
            case "POST /sync/stream" -> stream(String.join("", lines));
            case "POST /sync/ack", "DELETE /sync/ack" -> "HTTP/1.1 204 No Content\r\n\r\n";
            default -> RawServer.json(404, "{\"message\":\"Cannot " + operation + "\"}");
        };
    }

    static String stream(String lines) {
        return RawServer.answer(200, "Content-Type: application/jsonlines+json", lines);
    }

    /** Lets the next such request be answered otherwise. */
    synchronized void once(String operation, String answer) {
        next.computeIfAbsent(operation, unused -> new ArrayDeque<>()).add(answer);
    }

    static String line(String type, String data, String ack) {
        return "{\"type\":\"" + type + "\",\"data\":" + data + ",\"ack\":\"" + ack + "\"}\n";
    }

    static String asset(String id, int update) {
        return line("AssetV2", "{\"id\":\"" + id + "\"}", "AssetV2|" + update);
    }

    static String complete(int update) {
        return line("SyncCompleteV1", "{}", "SyncCompleteV1|" + update);
    }

    static String reset() {
        return line("SyncResetV1", "{}", "SyncResetV1|reset");
    }

    /** What streams tell from now on. */
    void tells(String... newLines) {
        lines.clear();
        lines.addAll(List.of(newLines));
    }

    /** What was asked since the last question: method, path, token and body. */
    List<String> asked() {
        List<String> all = new ArrayList<>(asked);
        asked.clear();
        return all;
    }

    String url() {
        return server.url() + "/api";
    }

    static Access byPassword(String password) {
        return new Access(null, null, () -> new Login("me@example.org", password), "");
    }

    static Access byToken(String token) {
        return new Access(null, () -> token, null, "");
    }

    /** A source of assets as one process would have it. */
    ImmichChangeSource source(Access access, HeldMemory memory, @Nullable Duration progressTimeout) {
        Duration timeout = progressTimeout == null ? Duration.ofSeconds(30) : progressTimeout;
        return new ImmichChangeSource(
                new PlainCalls(url(), access, timeout),
                access,
                FeedOptions.of("library", FeedMode.STREAM, "assets", null, Duration.ofDays(7)),
                memory,
                new SecureRandom());
    }

    @Override
    public void close() {
        server.close();
    }
}
