package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.http.WireJson;
import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.TrashOperations;
import io.drover.immich.api.model.DeleteAssets;
import io.drover.immich.api.model.RestoreAssets;
import io.drover.immich.api.model.UpdateAssets;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.StoredAsset;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A library in a sandbox whose clock stands in another year than this machine's, and what is done to it. */
final class Stage implements AutoCloseable {
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    final SettableClock clock = new SettableClock(Instant.parse("2031-05-06T07:08:09.123Z"));
    final SandboxServer sandbox;
    final SandboxCalls calls;
    private final Map<String, String> keys = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private int seeded;

    Stage(String version) {
        try {
            this.sandbox = SandboxServer.builder().version(version).clock(clock).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.calls = new SandboxCalls(sandbox);
    }

    /** Adds assets, each a millisecond after the one before. */
    List<String> seed(int count) {
        return IntStream.range(0, count).mapToObj(unused -> seedAtOnce()).toList();
    }

    private String seedAtOnce() {
        clock.advance(Duration.ofMillis(1));
        return seedNow();
    }

    /** Adds an asset at the moment of the last change. */
    String seedNow() {
        return sandbox.seed("photo-" + seeded + ".jpg", "%040x".formatted(seeded++), 1_000);
    }

    /** Changes assets a second later. @param values such as isFavorite, true */
    void change(String field, Object value, String... ids) {
        clock.advance(Duration.ofSeconds(1));
        changeNow(field, value, ids);
    }

    /** Changes assets at the moment of the last change. */
    void changeNow(String field, Object value, String... ids) {
        calls.client()
                .call(
                        AssetOperations.UPDATE_ASSETS,
                        WireJson.record(Map.of("ids", List.of(ids), field, value), UpdateAssets.class));
    }

    /** Adds another user with so many assets. */
    void partner(String email, int count) {
        keys.put(email, sandbox.addUser(email, null));
        clock.advance(Duration.ofMillis(1));
        sandbox.seed(email, count);
    }

    List<String> assetsOf(String email) {
        String owner = get("/users/me", key(email)).path("id").asText();
        return sandbox.assets().stream()
                .filter(asset -> asset.owner().equals(owner))
                .map(StoredAsset::id)
                .toList();
    }

    /** Changes assets of another user a second later. */
    void changeAs(String email, String field, Object value, String id) {
        clock.advance(Duration.ofSeconds(1));
        send("/assets", key(email), "PUT", EXACT.valueToTree(Map.of("ids", List.of(id), field, value)));
    }

    void trash(String id) {
        clock.advance(Duration.ofSeconds(1));
        calls.client().call(AssetOperations.DELETE_ASSETS, new DeleteAssets(List.of(id), false));
    }

    void restore(String id) {
        clock.advance(Duration.ofSeconds(1));
        calls.client().call(TrashOperations.RESTORE_ASSETS, new RestoreAssets(List.of(id)));
    }

    void purge(String id) {
        sandbox.purge(id);
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** What the server says when it is asked by other means, number by number. */
    JsonNode ask(String path, String body) {
        return send(path, sandbox.apiKey(), "POST", json(body));
    }

    JsonNode get(String path, String key) {
        return send(path, key, "GET", null);
    }

    private JsonNode send(String path, String key, String method, @Nullable JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .header("x-api-key", key)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
            return json(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return EXACT.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        calls.close();
        sandbox.close();
    }

    private String key(String email) {
        return Objects.requireNonNull(keys.get(email), "a user of this stage");
    }
}
