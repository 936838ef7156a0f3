package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real server, with its address and its user in the environment. */
public final class LiveServer implements ServerUnderTest {
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final List<String> sessions = new ArrayList<>();

    public LiveServer() {
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
    public boolean isShared() {
        return true;
    }

    @Override
    public String email() {
        return variable("IMMICH_EMAIL");
    }

    @Override
    public String password() {
        return variable("IMMICH_PASSWORD");
    }

    @Override
    public String key() {
        return variable("IMMICH_API_KEY");
    }

    @Override
    public String keyFor(String permission) {
        String token = newSession();
        TestClient.Reply made =
                session(token, "POST", "/api-keys", "{\"name\":\"contract\",\"permissions\":[\"" + permission + "\"]}");
        keys.put(made.json().at("/apiKey/id").asText(), token);
        return made.text("secret");
    }

    @Override
    public String otherKey() {
        String key = variable("IMMICH_OTHER_API_KEY");
        assumeThat(key)
                .withFailMessage("IMMICH_OTHER_API_KEY names no key of another user")
                .isNotEmpty();
        return key;
    }

    @Override
    public String newSession() {
        String login = "{\"email\":\"" + email() + "\",\"password\":\"" + password() + "\"}";
        String token = client().json("POST", "/auth/login", login).text("accessToken");
        sessions.add(token);
        return token;
    }

    @Override
    public void endLater(String token) {
        sessions.add(token);
    }

    @Override
    public void close() {
        keys.forEach((id, token) -> session(token, "DELETE", "/api-keys/" + id, ""));
        sessions.forEach(token -> session(token, "POST", "/auth/logout", ""));
    }

    private TestClient.Reply session(String token, String method, String path, String body) {
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
