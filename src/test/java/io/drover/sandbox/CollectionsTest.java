package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of albums, tags, stacks and sessions when something else goes, and what others see of them. */
class CollectionsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05.120Z"));
    private final SandboxServer sandbox = sandbox(clock);
    private final TestClient client = new TestClient(sandbox.url(), sandbox.apiKey());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_removed_asset_leaves_its_albums_and_the_newest_of_the_rest_stands_for_them() {
        String removed = sandbox.seed("a.jpg", "11".repeat(20), 1);
        String older = sandbox.seed("b.jpg", "22".repeat(20), 1);
        clock.advance(Duration.ofHours(1));
        String newest = sandbox.seed("c.jpg", "33".repeat(20), 1);
        String album = "/albums/"
                + post("/albums", "{\"albumName\":\"n\",\"assetIds\":" + list(removed, older, newest) + "}")
                        .path("id")
                        .asText();

        sandbox.purge(removed);

        JsonNode left = client.get(album).json();
        assertThat(left.path("assetCount").asInt()).isEqualTo(2);
        assertThat(left.path("albumThumbnailAssetId").asText()).isEqualTo(newest);
        assertThat(client.get("/albums?assetId=" + removed).json()).isEmpty();
    }

    @Test
    void a_trashed_asset_stays_in_its_album_unseen() {
        String asset = sandbox.seed("a.jpg", "11".repeat(20), 1);
        String album = "/albums/"
                + post("/albums", "{\"albumName\":\"n\",\"assetIds\":" + list(asset) + "}")
                        .path("id")
                        .asText();

        sandbox.trash(asset);
        int trashed = client.get(album).json().path("assetCount").asInt();
        client.json("POST", "/trash/restore", "");

        assertThat(trashed).isZero();
        assertThat(client.get(album).json().path("assetCount").asInt()).isEqualTo(1);
    }

    @Test
    void a_removed_asset_leaves_its_tags() {
        String asset = sandbox.seed("a.jpg", "11".repeat(20), 1);
        String tag = client.json("PUT", "/tags", "{\"tags\":[\"t\"]}")
                .json()
                .at("/0/id")
                .asText();
        client.json("PUT", "/tags/" + tag + "/assets", "{\"ids\":" + list(asset) + "}");

        sandbox.purge(asset);

        JsonNode untagged = client.json("DELETE", "/tags/" + tag + "/assets", "{\"ids\":" + list(asset) + "}")
                .json();
        assertThat(untagged.at("/0/error").asText()).isEqualTo("not_found");
    }

    @Test
    void a_stack_lives_on_under_another_asset_until_one_would_be_alone() {
        String first = sandbox.seed("a.jpg", "11".repeat(20), 1);
        String second = sandbox.seed("b.jpg", "22".repeat(20), 1);
        String third = sandbox.seed("c.jpg", "33".repeat(20), 1);
        String stack = "/stacks/"
                + post("/stacks", "{\"assetIds\":" + list(first, second, third) + "}")
                        .path("id")
                        .asText();

        sandbox.purge(first);
        String primary = client.get(stack).text("primaryAssetId");
        sandbox.purge(second);

        assertThat(primary).isEqualTo(second);
        assertThat(client.get(stack).status()).isEqualTo(400);
        assertThat(client.get("/assets/" + third).json().path("stack").isNull()).isTrue();
    }

    @Test
    void an_asset_goes_from_one_stack_to_another() {
        String first = sandbox.seed("a.jpg", "11".repeat(20), 1);
        String moving = sandbox.seed("b.jpg", "22".repeat(20), 1);
        String third = sandbox.seed("c.jpg", "33".repeat(20), 1);
        String old = post("/stacks", "{\"assetIds\":" + list(first, moving) + "}")
                .path("id")
                .asText();

        JsonNode made = post("/stacks", "{\"assetIds\":" + list(third, moving) + "}");

        assertThat(made.path("assets")).hasSize(2);
        assertThat(client.get("/stacks/" + old).json().path("assets")).hasSize(1);
        assertThat(client.get("/assets/" + moving).json().at("/stack/id")).isEqualTo(made.path("id"));
    }

    @Test
    void a_locked_asset_is_out_of_reach() {
        byte[] content = "locked".getBytes(StandardCharsets.UTF_8);
        Multipart form = Multipart.complete().field("visibility", "locked").file("assetData", "l.jpg", content);
        String locked = client.upload(form).text("id");
        String album = post("/albums", "{\"albumName\":\"n\",\"assetIds\":" + list(locked) + "}")
                .path("id")
                .asText();

        JsonNode put = client.json("PUT", "/albums/" + album + "/assets", "{\"ids\":" + list(locked) + "}")
                .json();

        assertThat(put.at("/0/error").asText()).isEqualTo("no_permission");
        assertThat(post("/search/metadata", "{\"originalFileName\":\"l.jpg\"}").at("/assets/items"))
                .isEmpty();
    }

    @Test
    void another_user_sees_none_of_it() {
        TestClient other = client.withKey(sandbox.addUser("other@example.com", null));
        String asset = sandbox.seed("a.jpg", "11".repeat(20), 1);
        String second = sandbox.seed("b.jpg", "22".repeat(20), 1);
        String album = post("/albums", "{\"albumName\":\"n\"}").path("id").asText();
        String stack = post("/stacks", "{\"assetIds\":" + list(asset, second) + "}")
                .path("id")
                .asText();
        client.json("PUT", "/tags", "{\"tags\":[\"t\"]}");

        assertThat(other.get("/albums").json()).isEmpty();
        assertThat(other.get("/tags").json()).isEmpty();
        assertThat(other.get("/stacks").json()).isEmpty();
        assertThat(other.get("/albums/" + album).status()).isEqualTo(400);
        assertThat(other.get("/stacks/" + stack).status()).isEqualTo(400);
        assertThat(other.json("POST", "/search/metadata", "{}").json().at("/assets/items"))
                .isEmpty();
        assertThat(other.json("POST", "/stacks", "{\"assetIds\":" + list(asset, second) + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void what_is_nested_has_its_times_from_the_database() {
        String asset = sandbox.seed("a.jpg", "11".repeat(20), 1);

        JsonNode album = post("/albums", "{\"albumName\":\"n\",\"assetIds\":" + list(asset) + "}");

        assertThat(album.path("createdAt").asText()).isEqualTo("2026-01-02T03:04:05.120Z");
        assertThat(album.path("startDate").asText()).isEqualTo("2026-01-02T03:04:05.12+00:00");
        assertThat(album.at("/owner/profileChangedAt").asText()).isEqualTo("2026-01-02T03:04:05.12+00:00");
        assertThat(album.at("/assets/0/fileCreatedAt").asText()).isEqualTo("2026-01-02T03:04:05.12+00:00");
        assertThat(client.get("/albums").json().at("/0/startDate").asText()).isEqualTo("2026-01-02T00:00:00.000Z");
    }

    @Test
    void a_session_ends_when_its_time_is_over() {
        String login = "{\"email\":\"" + sandbox.email() + "\",\"password\":\"" + sandbox.password() + "\"}";
        String parent = client.json("POST", "/auth/login", login).text("accessToken");
        String child = as(parent, "POST", "/sessions", "{\"duration\":60}").text("token");
        int before = as(child, "GET", "/users/me", "").status();

        clock.advance(Duration.ofSeconds(60));

        assertThat(before).isEqualTo(200);
        assertThat(as(child, "GET", "/users/me", "").status()).isEqualTo(401);
        assertThat(as(parent, "GET", "/sessions", "").json()).hasSize(1);
    }

    private JsonNode post(String path, String body) {
        return client.json("POST", path, body).json();
    }

    private TestClient.Reply as(String token, String method, String path, String body) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
        return client.plain(method, "/api" + path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String list(String... texts) {
        return "[\"" + String.join("\",\"", texts) + "\"]";
    }

    private static SandboxServer sandbox(Clock clock) {
        try {
            return SandboxServer.builder().clock(clock).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
