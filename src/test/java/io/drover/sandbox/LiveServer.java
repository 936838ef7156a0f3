package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real server, with its address and its user in the environment. */
final class LiveServer implements ServerUnderTest {
    private final List<String> keys = new ArrayList<>();
    private String token = "";

    LiveServer() {
        List<String> missing = Stream.of("IMMICH_URL", "IMMICH_API_KEY", "IMMICH_EMAIL", "IMMICH_PASSWORD")
                .filter(name -> variable(name).isEmpty())
                .toList();
        assertThat(missing)
                .withFailMessage(
                        "tests against a real server need the environment variables %s (IMMICH_URL ends in /api)",
                        String.join(", ", missing))
                .isEmpty();
    }

    @Override
    public URI api() {
        return URI.create(variable("IMMICH_URL"));
    }

    @Override
    public String key() {
        return variable("IMMICH_API_KEY");
    }

    @Override
    public String keyFor(String permission) {
        String login =
                "{\"email\":\"" + variable("IMMICH_EMAIL") + "\",\"password\":\"" + variable("IMMICH_PASSWORD") + "\"}";
        token = client().json("POST", "/auth/login", login).text("accessToken");
        TestClient.Reply made =
                session("POST", "/api-keys", "{\"name\":\"contract\",\"permissions\":[\"" + permission + "\"]}");
        keys.add(made.json().at("/apiKey/id").asText());
        return made.text("secret");
    }

    @Override
    public void close() {
        keys.forEach(id -> session("DELETE", "/api-keys/" + id, ""));
        if (!token.isEmpty()) {
            session("POST", "/auth/logout", "");
        }
    }

    private TestClient.Reply session(String method, String path, String body) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
        return client().plain(method, api().getPath() + path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private TestClient client() {
        return new TestClient(api(), key());
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }
}
