package io.drover.immich.api;

import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.http.RawServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server of some version that answers each call as the test says, and remembers what it was asked. */
final class AnsweringServer implements AutoCloseable {
    private final Map<String, Function<String, String>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final RawServer server = RawServer.answering((request, body) -> answer(request, body));
    private final ImmichClient client = new HttpImmichClient(new ImmichSettings(
            ImmichSettings.address("url", server.url() + "/api"),
            new Access(() -> "secret-key", () -> "own-token", null, ""),
            HttpSettings.defaults(),
            Network.direct(),
            null,
            Clock.systemUTC()));

    static AnsweringServer of(int major, int minor, int patch) {
        AnsweringServer server = new AnsweringServer();
        server.answers(
                "GET /server/version",
                200,
                "{\"major\":" + major + ",\"minor\":" + minor + ",\"patch\":" + patch + "}");
        server.answers("GET /server/config", 200, "{\"trashDays\":30}");
        return server;
    }

    private String answer(RawServer.Request request, byte[] body) {
        String call = request.method() + " " + request.path().substring("/api".length());
        String text = new String(body, StandardCharsets.UTF_8);
        if (!call.startsWith("GET /server/")) {
            asked.add(text.isEmpty() ? call : call + " " + text);
            tokens.add(request.headers().getOrDefault("x-immich-user-token", ""));
        }
        Function<String, String> answer = answers.get(call);
        return answer == null ? RawServer.json(404, "{\"message\":\"Cannot " + call + "\"}") : answer.apply(text);
    }

    /** @param call method and path after {@code /api}, with the query */
    AnsweringServer answers(String call, int status, String json) {
        return answers(call, body -> RawServer.json(status, json));
    }

    /** @param answer makes the answer of the request's body */
    AnsweringServer answers(String call, Function<String, String> answer) {
        answers.put(call, answer);
        return this;
    }

    /** The calls so far, without those about the server itself: method, path and body. */
    List<String> asked() {
        return asked;
    }

    /** In which session each of those calls was made; empty for none. */
    List<String> tokens() {
        return tokens;
    }

    ImmichClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
