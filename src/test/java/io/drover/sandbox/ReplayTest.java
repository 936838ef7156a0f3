package io.drover.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real server answered, the sandbox answers too: the same status, and JSON of the same shape. */
class ReplayTest {
    private static final String THUMBNAIL_AT_ONCE =
            "the real server makes thumbnails with a job, a moment later; the sandbox has them at once";
    private static final String REMOVED_AT_ONCE =
            "the real server removes with a job, a moment later; the sandbox at once";

    /** Exchanges that the sandbox answers differently, and why. One that nothing needs is a difference itself. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "1.144.1 thumbnail: right after the upload",
            THUMBNAIL_AT_ONCE,
            "2.7.5 thumbnail: right after the upload",
            THUMBNAIL_AT_ONCE,
            "3.1.0 thumbnail: right after the upload",
            THUMBNAIL_AT_ONCE,
            "1.144.1 delete-assets: GET right after",
            REMOVED_AT_ONCE,
            "2.7.5 delete-assets: GET right after",
            REMOVED_AT_ONCE,
            "1.144.1 sync-stream-all: all types at once",
            "the upload that 1.144.1 answered with 500 left an asset without EXIF; in the sandbox it has EXIF");

    @ParameterizedTest
    @CsvSource({
        "immich-1.144.1.jsonl, 1.144.1, 330",
        "immich-2.7.5.jsonl, 2.7.5, 332",
        "immich-3.1.0.jsonl, 3.1.0, 334",
        "visibility-2.7.5.jsonl, 2.7.5, 47",
        "visibility-3.1.0.jsonl, 3.1.0, 42",
        "notes-1.144.1.jsonl, 1.144.1, 33",
        "notes-2.7.5.jsonl, 2.7.5, 47",
        "notes-3.1.0.jsonl, 3.1.0, 33"
    })
    void answers_as_the_recorded_server_did(String file, String version, int count) throws IOException {
        List<RecordedExchange> exchanges = RecordedExchange.of(file, version);
        SettableClock clock = new SettableClock(exchanges.get(0).at());
        List<String> differences = new ArrayList<>();
        TreeSet<String> needless = new TreeSet<>(EXCEPTIONS.keySet());
        needless.retainAll(exchanges.stream().map(RecordedExchange::title).toList());

        try (SandboxServer sandbox =
                SandboxServer.builder().version(version).clock(clock).start()) {
            Substitutions substitutions = new Substitutions(secrets(sandbox));
            for (RecordedExchange exchange : exchanges) {
                clock.advance(Duration.between(clock.instant(), exchange.at()));
                List<String> found = replayed(sandbox, exchange, substitutions);
                if (!EXCEPTIONS.containsKey(exchange.title())) {
                    differences.addAll(found);
                } else if (!found.isEmpty()) {
                    needless.remove(exchange.title());
                }
            }
        }

        needless.forEach(title -> differences.add(title + ": no exception is needed"));
        assertThat(String.join("\n", differences)).isEmpty();
        assertThat(exchanges).hasSize(count);
    }

    private static List<String> replayed(
            SandboxServer sandbox, RecordedExchange exchange, Substitutions substitutions) {
        TestClient.Reply reply;
        try {
            reply = send(sandbox, exchange, substitutions);
        } catch (UncheckedIOException e) {
            return List.of(exchange.title() + ": " + exchange.status() + " was recorded, not " + e.getMessage());
        }
        learn(exchange, substitutions, reply);
        return AnswerComparison.differences(exchange, substitutions, reply);
    }

    private static Map<String, String> secrets(SandboxServer sandbox) {
        String session = login(sandbox);
        Map<String, String> secrets = new HashMap<>();
        secrets.put("<user-key>", sandbox.apiKey());
        secrets.put("<user-ro_key>", sandbox.addApiKey("asset.read", "user.read"));
        secrets.put("<upload-key>", sandbox.addApiKey("asset.upload"));
        secrets.put("<synctest-key>", sandbox.addUser("other@example.com", null));
        secrets.put("<redacted>", sandbox.addUser("quota@example.com", 1_000L));
        secrets.put("<user-token>", session);
        TestClient.Reply sessions = new TestClient(sandbox.url(), "")
                .plain("GET", "/api/sessions", Map.of("Authorization", "Bearer " + session), new byte[0]);
        secrets.put("<user-session>", sessions.json().path(0).path("id").asText());
        return secrets;
    }

    private static String login(SandboxServer sandbox) {
        String login = "{\"email\":\"" + sandbox.email() + "\",\"password\":\"" + sandbox.password() + "\"}";
        return new TestClient(sandbox.url(), "x")
                .json("POST", "/auth/login", login)
                .text("accessToken");
    }

    private static TestClient.Reply send(
            SandboxServer sandbox, RecordedExchange exchange, Substitutions substitutions) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.texts("headers").forEach((name, recorded) -> {
            String value = substitutions.filled(recorded);
            // The user with a quota was recorded by a session; here it has a key.
            boolean quotaUser = recorded.equals("Bearer <redacted>");
            headers.put(quotaUser ? "x-api-key" : name, quotaUser ? value.substring(7) : value);
        });
        byte[] body = substitutions.filled(exchange.text("body")).getBytes(UTF_8);
        if (exchange.json().has("form")) {
            headers.put("Content-Type", Multipart.contentType());
            body = form(exchange.json().path("form"), substitutions);
        }
        TestClient client = new TestClient(sandbox.url(), "");
        return client.plain(exchange.text("method"), substitutions.filled(exchange.text("path")), headers, body);
    }

    private static byte[] form(JsonNode parts, Substitutions substitutions) {
        Multipart form = new Multipart();
        for (JsonNode part : parts) {
            String name = part.path("name").asText();
            if (part.has("content")) {
                byte[] content = Substitutions.content(part.path("content").asText());
                form.file(name, part.path("fileName").asText(), content);
            } else {
                form.field(name, substitutions.filled(part.path("value").asText()));
            }
        }
        return form.finished();
    }

    private static void learn(RecordedExchange exchange, Substitutions substitutions, TestClient.Reply reply) {
        if (reply.status() >= 300 || reply.status() != exchange.status()) {
            return;
        }
        exchange.texts("answerHeaders")
                .forEach((name, recorded) -> substitutions.learn(
                        TextNode.valueOf(recorded),
                        TextNode.valueOf(reply.headers().firstValue(name).orElse(""))));
        JsonNode recorded = exchange.json();
        if (recorded.has("answer")) {
            substitutions.learn(recorded.path("answer"), reply.json());
        }
        if (recorded.has("learn")) {
            substitutions.learn(recorded.path("learn"), reply.json());
        }
        if (recorded.has("lines")) {
            substitutions.learnLines(recorded.path("lines"), RecordedExchange.lines(reply.body()));
        }
    }
}
