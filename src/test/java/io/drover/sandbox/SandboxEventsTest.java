package io.drover.sandbox;

import static io.drover.sandbox.SyncSession.lineOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.sandbox.SyncSession.Line;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What befalls a server in its life is felt by those who synchronise with it. */
class SandboxEventsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T00:00:00Z"));
    private SandboxServer sandbox = sandbox("2.7.5");

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_upgrade_keeps_keys_sessions_and_checkpoints_and_begins_the_new_types_anew() {
        String photo = sandbox.seed("a.jpg", "11".repeat(20), 1);
        String token = token();
        SyncSession session = session(token);
        session.ackAll(session.stream("AssetsV1", "AssetExifsV1"));

        sandbox.events().upgrade("3.1.0");

        TestClient client = new TestClient(sandbox.url(), sandbox.apiKey());
        assertThat(client.get("/server/version").json().path("major").asInt()).isEqualTo(3);
        assertThat(client.get("/users/me").status()).isEqualTo(200);
        assertThat(session.checkpoints()).containsExactlyInAnyOrder("AssetV1", "AssetExifV1", "SyncCompleteV1");
        assertThat(session.ask("AssetsV1").status()).isEqualTo(400);
        assertThat(session.stream("AssetExifsV1")).extracting(Line::type).containsExactly("SyncCompleteV1");
        assertThat(lineOf(session.stream("AssetsV2"), "AssetV2", photo).data().has("createdAt"))
                .isTrue();
    }

    @Test
    void an_upgrade_to_3_tells_who_owns_the_albums() {
        TestClient client = new TestClient(sandbox.url(), sandbox.apiKey());
        String album =
                client.json("POST", "/albums", "{\"albumName\":\"Trip\"}").text("id");
        SyncSession session = session(token());
        session.ackAll(session.stream("AlbumsV1", "AlbumUsersV1"));

        sandbox.events().upgrade("3.1.0");

        List<Line> lines = session.stream("AlbumUsersV1");
        assertThat(lineOf(lines, "AlbumUserV1", album).data().path("role").asText())
                .isEqualTo("owner");
    }

    @Test
    void there_is_no_way_back_to_an_older_version() {
        assertThatThrownBy(() -> sandbox.events().upgrade("1.144.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the sandbox is Immich 2.7.5 and cannot become '1.144.1', because Immich has no way back");
    }

    @Test
    void sessions_can_be_told_to_begin_anew() {
        SyncSession session = session(token());
        session.ackAll(session.stream("UsersV1"));

        sandbox.events().resetSessions();

        assertThat(session.stream("UsersV1")).extracting(Line::type).containsExactly("SyncResetV1");
    }

    @Test
    void one_session_ends_or_all_do() {
        String first = token();
        String second = token();
        String third = token();

        sandbox.events().endSession(first);
        int afterOne = session(second).ask("UsersV1").status();
        sandbox.events().endSessions();

        assertThat(session(first).ask("UsersV1").status()).isEqualTo(401);
        assertThat(afterOne).isEqualTo(200);
        assertThat(session(second).ask("UsersV1").status()).isEqualTo(401);
        assertThat(session(third).ask("UsersV1").status()).isEqualTo(401);
    }

    @Test
    void deletions_are_forgotten_when_their_history_is_pruned() {
        SyncSession session = session(token());
        sandbox.purge(sandbox.seed("a.jpg", "11".repeat(20), 1));
        clock.advance(Duration.ofDays(2));
        String later = sandbox.seed("b.jpg", "22".repeat(20), 1);
        sandbox.purge(later);

        sandbox.events().pruneDeletions(Duration.ofDays(1));

        List<Line> lines = session.stream("AssetsV1");
        assertThat(lines).extracting(Line::type).containsExactly("AssetDeleteV1", "SyncCompleteV1");
        assertThat(lines.get(0).isOf(later)).isTrue();
    }

    @Test
    void what_is_committed_late_is_never_told_to_who_acknowledged_meanwhile() {
        SyncSession session = session(token());
        LateTransaction late = sandbox.events().begin();
        sandbox.seed("early.jpg", "11".repeat(20), 1);
        session.ackAll(session.stream("AssetsV1"));

        late.commit(() -> sandbox.seed("late.jpg", "22".repeat(20), 1));

        String id = sandbox.assetsWith("22".repeat(20)).get(0).id();
        assertThat(session.stream("AssetsV1")).extracting(Line::type).containsExactly("SyncCompleteV1");
        assertThat(lineOf(session(token()).stream("AssetsV1"), "AssetV1", id).type())
                .isEqualTo("AssetV1");
    }

    @Test
    void what_is_committed_late_is_told_to_who_acknowledged_before_it_began() {
        SyncSession session = session(token());
        session.ackAll(session.stream("AssetsV1"));
        LateTransaction late = sandbox.events().begin();

        late.commit(() -> sandbox.purge(sandbox.seed("late.jpg", "22".repeat(20), 1)));

        assertThat(session.stream("AssetsV1"))
                .extracting(Line::type)
                .containsExactly("AssetDeleteV1", "SyncCompleteV1");
    }

    @Test
    void a_transaction_has_an_end() {
        LateTransaction late = sandbox.events().begin();

        assertThatThrownBy(() -> late.commit(() -> sandbox.seed(10_000)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a transaction of the sandbox makes at most 10000 changes");
    }

    @Test
    void users_share_and_are_renamed_from_within() {
        String key = sandbox.addUser("other@example.com", null);
        sandbox.seed("other@example.com", 3);
        sandbox.events().share("other@example.com", sandbox.email());
        sandbox.events().rename("other@example.com", "Other");
        SyncSession session = session(token());

        List<Line> shared = session.stream("UsersV1", "PartnersV1", "PartnerAssetsV1");
        sandbox.events().unshare("other@example.com", sandbox.email());
        List<Line> ended = session.stream("PartnersV1", "PartnerAssetsV1");

        assertThat(shared)
                .filteredOn(line -> line.type().equals("PartnerAssetV1"))
                .hasSize(3);
        assertThat(shared).anyMatch(line -> line.data().path("name").asText().equals("Other"));
        assertThat(new TestClient(sandbox.url(), key).get("/users/me").text("name"))
                .isEqualTo("Other");
        assertThat(ended).extracting(Line::type).containsExactly("PartnerDeleteV1", "SyncCompleteV1");
    }

    @Test
    void a_user_that_is_not_there_is_named() {
        assertThatThrownBy(() -> sandbox.events().share("nobody@example.com", sandbox.email()))
                .hasMessage("the sandbox has no user nobody@example.com");
        assertThatThrownBy(() -> sandbox.seed("nobody@example.com", 1))
                .hasMessage("the sandbox has no user nobody@example.com");
    }

    @Test
    void a_library_can_be_seeded_at_once() {
        sandbox.seed(1_000);

        List<Line> lines = session(token()).stream("AssetsV1", "AssetExifsV1");

        assertThat(lines).filteredOn(line -> line.type().equals("AssetV1")).hasSize(1_000);
        Line exif = lines.stream()
                .filter(line -> line.type().equals("AssetExifV1"))
                .findFirst()
                .orElseThrow();
        assertThat(exif.data().path("rating").asInt()).isBetween(1, 5);
        assertThat(exif.data().path("dateTimeOriginal").asText()).startsWith("2001-09-");
    }

    private SyncSession session(String token) {
        return new SyncSession(new TestClient(sandbox.url(), sandbox.apiKey()), token);
    }

    private String token() {
        String login = "{\"email\":\"" + sandbox.email() + "\",\"password\":\"" + sandbox.password() + "\"}";
        return new TestClient(sandbox.url(), "")
                .json("POST", "/auth/login", login)
                .text("accessToken");
    }

    private SandboxServer sandbox(String version) {
        try {
            return SandboxServer.builder().version(version).clock(clock).start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
