package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Drover relies on in Immich's API keys and sessions. */
abstract class AccountContract extends ContractBase {
    private final String token;

    AccountContract(ServerUnderTest server) {
        super(server);
        this.token = server.newSession();
    }

    @Test
    void a_key_is_made_works_and_is_removed() {
        TestClient.Reply made = key("\"name\":\"made\",\"permissions\":[\"user.read\"]");
        TestClient withMade = client.withKey(made.text("secret"));
        JsonNode key = made.json().path("apiKey");

        assertThat(made.status()).isEqualTo(201);
        assertThat(key.path("name").asText()).isEqualTo("made");
        assertThat(withMade.get("/api-keys/me").json()).isEqualTo(key);
        assertThat(withMade.get("/users/me").status()).isEqualTo(200);
        assertThat(withMade.get("/albums").text("message")).isEqualTo("Missing required permission: album.read");

        String path = "/api-keys/" + key.path("id").asText();
        assertThat(client.json("DELETE", path, "").status()).isEqualTo(204);
        assertThat(withMade.get("/users/me").text("message")).isEqualTo("Invalid API key");
        assertThat(client.json("DELETE", path, "").status()).isEqualTo(400);
    }

    @Test
    void a_key_gives_no_more_than_it_has() {
        TestClient maker = clientFor("apiKey.create");

        TestClient.Reply more = maker.json("POST", "/api-keys", "{\"permissions\":[\"asset.read\"]}");

        assertThat(more.status()).isEqualTo(400);
        assertThat(more.text("message")).isEqualTo("Cannot grant permissions you do not have");
    }

    @Test
    void a_key_wants_permissions_that_the_version_knows() {
        assertThat(key("\"permissions\":[\"asset.invented\"]").status()).isEqualTo(400);
        assertThat(key("\"permissions\":[]").status()).isEqualTo(400);
        assertThat(key("\"name\":\"none\"").status()).isEqualTo(400);
        refusedOrRemoved("asset.copy", major < 2);
        refusedOrRemoved("asset.replace", major > 2);
    }

    private void refusedOrRemoved(String permission, boolean refused) {
        TestClient.Reply made = key("\"permissions\":[\"" + permission + "\"]");
        client.json("DELETE", "/api-keys/" + made.json().at("/apiKey/id").asText(), "");

        assertThat(made.status()).as(permission).isEqualTo(refused ? 400 : 201);
    }

    @Test
    void a_session_sees_itself_among_the_sessions() {
        JsonNode sessions = session("GET", "/sessions", "").json();

        assertThat(sessions)
                .filteredOn(session -> session.path("current").asBoolean())
                .singleElement()
                .satisfies(own -> {
                    assertThat(own.path("id").asText()).isNotEmpty();
                    assertThat(own.path("isPendingSyncReset").asBoolean(true)).isFalse();
                    assertThat(own.has("expiresAt")).isFalse();
                    assertThat(own.has("appVersion")).isEqualTo(major > 1);
                });
        assertThat(client.get("/sessions").json())
                .noneMatch(session -> session.path("current").asBoolean());
    }

    @Test
    void a_session_opens_another_that_ends_with_it() {
        TestClient.Reply opened =
                session("POST", "/sessions", "{\"deviceType\":\"pipeline\",\"deviceOS\":\"Linux\",\"duration\":600}");
        String child = opened.text("token");

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.text("deviceType")).isEqualTo("pipeline");
        assertThat(opened.text("deviceOS")).isEqualTo("Linux");
        assertThat(opened.json().path("current").asBoolean(true)).isFalse();
        assertThat(opened.json().has("expiresAt")).isTrue();
        assertThat(as(child, "GET", "/users/me", "").status()).isEqualTo(200);

        session("POST", "/auth/logout", "");
        assertThat(as(child, "GET", "/users/me", "").status()).isEqualTo(401);
    }

    @Test
    void a_key_opens_no_session() {
        TestClient.Reply reply = client.json("POST", "/sessions", "{}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("message")).isEqualTo("This endpoint can only be used with a session token");
    }

    @Test
    void a_session_is_told_to_synchronise_anew() {
        String path = "/sessions/" + session("POST", "/sessions", "{}").text("id");

        TestClient.Reply told = session("PUT", path, "{\"isPendingSyncReset\":true}");
        TestClient.Reply nothing = session("PUT", path, "{}");
        TestClient.Reply unknown = session("PUT", "/sessions/" + NOWHERE, "{\"isPendingSyncReset\":true}");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("isPendingSyncReset").asBoolean()).isTrue();
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.text("message")).isEqualTo("No fields to update");
        assertThat(unknown.text("message")).isEqualTo("Not found or no session.update access");
        assertThat(session("PUT", "/sessions/abc", "{}").status()).isEqualTo(400);
    }

    @Test
    void a_session_can_be_ended_by_another() {
        TestClient.Reply opened = session("POST", "/sessions", "{}");
        String path = "/sessions/" + opened.text("id");

        assertThat(session("DELETE", path, "").status()).isEqualTo(204);
        assertThat(as(opened.text("token"), "GET", "/users/me", "").text("message"))
                .isEqualTo("Invalid user token");
        assertThat(session("DELETE", path, "").text("message")).isEqualTo("Not found or no authDevice.delete access");
    }

    @Test
    void a_logout_ends_the_session() {
        TestClient.Reply out = session("POST", "/auth/logout", "");

        assertThat(out.status()).isEqualTo(200);
        assertThat(out.json().path("successful").asBoolean()).isTrue();
        assertThat(out.text("redirectUri")).isEqualTo("/auth/login?autoLaunch=0");
        assertThat(session("GET", "/users/me", "").text("message")).isEqualTo("Invalid user token");
        assertThat(client.get("/users/me").status()).isEqualTo(200);
    }

    private TestClient.Reply key(String fields) {
        return client.json("POST", "/api-keys", "{" + fields + "}");
    }

    private TestClient.Reply session(String method, String path, String body) {
        return as(token, method, path, body);
    }

    private TestClient.Reply as(String bearer, String method, String path, String body) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + bearer, "Content-Type", "application/json");
        return client.plain(method, client.api().getPath() + path, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
