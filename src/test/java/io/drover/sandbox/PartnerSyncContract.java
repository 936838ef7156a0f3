package io.drover.sandbox;

import static io.drover.sandbox.SyncSession.lineOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.sandbox.SyncSession.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Drover relies on when another user shares all assets with the caller. */
abstract class PartnerSyncContract extends ContractBase {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f-]{17}";

    private final SyncSession session;
    private final TestClient other;
    private final String me;
    private final String partner;
    private final List<String> made = new ArrayList<>();

    PartnerSyncContract(ServerUnderTest server) {
        super(server);
        this.session = new SyncSession(client, server.newSession());
        this.other = client.withKey(server.otherKey());
        this.me = client.get("/users/me").text("id");
        this.partner = other.get("/users/me").text("id");
        unshare();
    }

    @AfterEach
    void stop_sharing() {
        unshare();
        made.forEach(id -> purge(id));
    }

    @Test
    void that_somebody_shares_is_told_with_whether_it_is_shown_and_so_is_its_end() {
        TestClient.Reply shared = share();
        Line begun = partnerLine(session.stream("PartnersV1"));
        client.json("PUT", "/partners/" + partner, "{\"inTimeline\":true}");
        List<Line> shown = session.stream("PartnersV1");
        session.ackAll(shown);
        unshare();
        List<Line> ended = session.stream("PartnersV1");

        assertThat(shared.status()).isEqualTo(201);
        assertThat(begun.data().path("sharedWithId").asText()).isEqualTo(me);
        assertThat(begun.data().path("inTimeline").asBoolean(true)).isFalse();
        assertThat(partnerLine(shown).data().path("inTimeline").asBoolean()).isTrue();
        assertThat(ended)
                .anyMatch(line -> line.type().equals("PartnerDeleteV1")
                        && line.data().path("sharedById").asText().equals(partner));
    }

    @Test
    void what_is_shared_is_told_beside_the_own_assets() {
        String photo = uploadedByOther();
        share();

        List<Line> lines = session.stream(assetsType(), "PartnerAssetExifsV1", ownType());

        JsonNode asset = lineOf(lines, assetLine(), photo).data();
        assertThat(asset.path("ownerId").asText()).isEqualTo(partner);
        assertThat(asset.path("originalFileName").asText()).isEqualTo("contract.jpg");
        assertThat(lineOf(lines, "PartnerAssetExifV1", photo).data().has("fileSizeInByte"))
                .isTrue();
        assertThat(lines).noneMatch(line -> line.type().startsWith("AssetV") && line.isOf(photo));
    }

    @Test
    void what_the_owner_likes_is_told_before_3_alone() {
        String photo = uploadedByOther();
        other.json("PUT", "/assets/" + photo, "{\"isFavorite\":true}");
        share();

        Line line = lineOf(session.stream(assetsType()), assetLine(), photo);

        assertThat(line.data().path("isFavorite").asBoolean()).isEqualTo(major < 3);
    }

    @Test
    void hidden_and_archived_assets_of_a_partner_are_told_too() {
        String hidden = uploadedByOther();
        String archived = uploadedByOther();
        other.json("PUT", "/assets/" + hidden, "{\"visibility\":\"hidden\"}");
        other.json("PUT", "/assets/" + archived, "{\"visibility\":\"archive\"}");
        share();

        List<Line> lines = session.stream(assetsType());

        assertThat(lineOf(lines, assetLine(), hidden).data().path("visibility").asText())
                .isEqualTo("hidden");
        assertThat(lineOf(lines, assetLine(), archived)
                        .data()
                        .path("visibility")
                        .asText())
                .isEqualTo("archive");
    }

    @Test
    void a_purged_asset_of_a_partner_is_told_and_the_end_of_sharing_tells_of_none() {
        String gone = uploadedByOther();
        String kept = uploadedByOther();
        share();
        session.ackAll(session.stream("PartnersV1", assetsType()));

        purge(gone);
        List<Line> purged = streamedUntil("PartnerAssetDeleteV1", gone);
        session.ackAll(purged);
        unshare();
        List<Line> ended = session.stream("PartnersV1", assetsType());

        assertThat(lineOf(purged, "PartnerAssetDeleteV1", gone).ack()).matches("PartnerAssetDeleteV1\\|" + UUID_V7);
        assertThat(ended).noneMatch(line -> line.isOf(kept));
        assertThat(ended).anyMatch(line -> line.type().equals("PartnerDeleteV1"));
    }

    @Test
    void a_partner_s_stack_is_told_and_so_is_its_end() {
        String primary = uploadedByOther();
        String second = uploadedByOther();
        String stack = other.json("POST", "/stacks", "{\"assetIds\":[\"" + primary + "\",\"" + second + "\"]}")
                .text("id");
        share();

        List<Line> lines = session.stream("PartnerStacksV1");
        session.ackAll(lines);
        other.json("DELETE", "/stacks/" + stack, "");
        List<Line> after = session.stream("PartnerStacksV1");

        assertThat(lineOf(lines, "PartnerStackV1", stack)
                        .data()
                        .path("primaryAssetId")
                        .asText())
                .isEqualTo(primary);
        assertThat(lineOf(after, "PartnerStackDeleteV1", stack).type()).isEqualTo("PartnerStackDeleteV1");
    }

    @Test
    void the_server_notes_by_itself_that_a_first_stream_has_nothing_to_catch_up_with() {
        uploadedByOther();
        share();

        session.stream(assetsType(), "PartnerAssetExifsV1", "PartnerStacksV1");
        List<String> noted = new ArrayList<>();
        session.call("GET", "/sync/ack", "")
                .json()
                .forEach(one -> noted.add(one.path("ack").asText()));

        assertThat(noted)
                .hasSize(3)
                .allMatch(ack -> ack.matches("Partner\\w+BackfillV\\d\\|" + UUID_V7 + "\\|complete"));
    }

    @Test
    void a_partner_that_is_new_to_the_session_is_caught_up_with_once() {
        String photo = uploadedByOther();
        share();
        settle(photo);
        unshare();
        session.ackAll(session.stream("PartnersV1", assetsType()));
        share();

        List<Line> lines = session.stream(assetsType());
        session.ackAll(lines);
        List<Line> again = session.stream(assetsType());

        Line caughtUp = lineOf(lines, backfillLine(), photo);
        assertThat(caughtUp.ack()).matches(backfillLine() + "\\|" + UUID_V7 + "\\|" + UUID_V7);
        assertThat(lines.get(lines.size() - 2).type()).isEqualTo("SyncAckV1");
        assertThat(lines.get(lines.size() - 2).ack()).matches(backfillLine() + "\\|" + UUID_V7 + "\\|complete");
        assertThat(again).extracting(Line::type).containsExactly("SyncCompleteV1");
    }

    @Test
    void catching_up_goes_on_with_the_line_that_was_acknowledged_or_from_3_on_with_the_next() {
        String first = uploadedByOther();
        String second = uploadedByOther();
        share();
        settle(first, second);
        unshare();
        session.ackAll(session.stream("PartnersV1", assetsType()));
        share();
        List<Line> all = backfilled(session.stream(assetsType()));
        Line last = all.get(all.size() - 1);

        session.ack(last.ack());
        List<Line> rest = backfilled(session.stream(assetsType()));

        assertThat(all).hasSizeGreaterThan(1);
        assertThat(rest).isEqualTo(major >= 3 ? List.of() : List.of(last));
    }

    @Test
    void full_sync_walks_through_a_partner_s_assets_as_long_as_they_are_shared() {
        String photo = uploadedByOther();
        other.json("PUT", "/assets/" + photo, "{\"isFavorite\":true}");
        share();
        TestClient.Reply shared = fullSync(partner);
        unshare();
        TestClient.Reply foreign = fullSync(partner);

        if (major >= 3) {
            assertThat(shared.status()).isEqualTo(404);
            return;
        }
        JsonNode asset = one(shared.json(), photo);
        assertThat(asset.path("ownerId").asText()).isEqualTo(partner);
        assertThat(asset.path("isFavorite").asBoolean(true)).isFalse();
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.text("message")).isEqualTo("Not found or no timeline.read access");
    }

    @Test
    void delta_sync_wants_the_caller_and_all_who_share_and_tells_of_their_timelines() {
        String photo = uploadedByOther();
        String archived = uploadedByOther();
        other.json("PUT", "/assets/" + archived, "{\"visibility\":\"archive\"}");
        share();

        TestClient.Reply alone = deltaSync(me);
        TestClient.Reply both = deltaSync(partner, me);

        if (major >= 3) {
            assertThat(alone.status()).isEqualTo(404);
            return;
        }
        assertThat(alone.json().path("needsFullSync").asBoolean()).isTrue();
        assertThat(both.json().path("needsFullSync").asBoolean(true)).isFalse();
        assertThat(one(both.json().path("upserted"), photo).has("stack")).isFalse();
        assertThat(both.json().path("upserted"))
                .noneMatch(asset -> asset.path("id").asText().equals(archived));
    }

    @Test
    void an_album_that_is_shared_is_told_with_all_that_is_in_it_until_it_is_taken_away() {
        String photo = uploadedByOther();
        String album = other.json("POST", "/albums", "{\"albumName\":\"Trip\",\"assetIds\":[\"" + photo + "\"]}")
                .text("id");
        String[] types = {"AlbumsV1", "AlbumUsersV1", "AlbumToAssetsV1", major >= 3 ? "AlbumAssetsV2" : "AlbumAssetsV1"
        };

        other.json(
                "PUT",
                "/albums/" + album + "/users",
                "{\"albumUsers\":[{\"userId\":\"" + me + "\",\"role\":\"viewer\"}]}");
        List<Line> shared = session.stream(types);
        session.ackAll(shared);
        other.json("DELETE", "/albums/" + album + "/user/" + me, "");
        List<Line> taken = session.stream(types);
        other.json("DELETE", "/albums/" + album, "");

        assertThat(lineOf(shared, "AlbumV1", album).data().path("ownerId").asText())
                .isEqualTo(partner);
        assertThat(lineOf(shared, "AlbumToAssetV1", album)
                        .data()
                        .path("assetId")
                        .asText())
                .isEqualTo(photo);
        assertThat(lineOf(shared, major >= 3 ? "AlbumAssetCreateV2" : "AlbumAssetCreateV1", photo)
                        .data()
                        .path("ownerId")
                        .asText())
                .isEqualTo(partner);
        assertThat(shared)
                .anyMatch(line -> line.type().equals("AlbumUserV1")
                        && line.data().path("userId").asText().equals(me)
                        && line.data().path("role").asText().equals("viewer"));
        assertThat(taken)
                .filteredOn(line -> line.isOf(album))
                .extracting(Line::type)
                .containsExactly("AlbumDeleteV1");
    }

    @Test
    void an_album_that_is_shared_is_listed_and_read() {
        String album = other.json("POST", "/albums", "{\"albumName\":\"Trip\"}").text("id");
        other.json("PUT", "/albums/" + album + "/users", "{\"albumUsers\":[{\"userId\":\"" + me + "\"}]}");

        JsonNode shared = client.get(major >= 3 ? "/albums?isOwned=false" : "/albums?shared=true")
                .json();
        JsonNode own =
                client.get(major >= 3 ? "/albums?isOwned=true" : "/albums").json();
        JsonNode read = client.get("/albums/" + album).json();
        TestClient.Reply deleted = client.json("DELETE", "/albums/" + album, "");
        other.json("DELETE", "/albums/" + album, "");

        assertThat(shared).anyMatch(one -> one.path("id").asText().equals(album));
        assertThat(own).noneMatch(one -> one.path("id").asText().equals(album));
        assertThat(read.path("shared").asBoolean()).isTrue();
        assertThat(read.path("albumUsers"))
                .anyMatch(one -> one.at("/user/id").asText().equals(me)
                        && one.path("role").asText().equals("editor"));
        assertThat(deleted.status()).isEqualTo(400);
    }

    private TestClient.Reply share() {
        return other.json("POST", "/partners", "{\"sharedWithId\":\"" + me + "\"}");
    }

    private void unshare() {
        other.json("DELETE", "/partners/" + me, "");
    }

    private String uploadedByOther() {
        String id = other.upload(photo(content())).text("id");
        made.add(id);
        return id;
    }

    private void purge(String id) {
        other.json("DELETE", "/assets", "{\"ids\":[\"" + id + "\"],\"force\":true}");
    }

    /** Acknowledges streams until some assets do not come any more: the server's jobs change new ones a few times. */
    private void settle(String... ids) {
        Instant end = Instant.now().plus(PATIENCE);
        List<Line> lines = session.stream(assetsType());
        while (hasAny(lines, ids) && Instant.now().isBefore(end)) {
            session.ackAll(lines);
            lines = session.stream(assetsType());
        }
        assertThat(hasAny(lines, ids)).isFalse();
    }

    private static boolean hasAny(List<Line> lines, String... ids) {
        return lines.stream().anyMatch(line -> List.of(ids).stream().anyMatch(line::isOf));
    }

    private List<Line> streamedUntil(String type, String id) {
        Instant end = Instant.now().plus(PATIENCE);
        List<Line> lines = session.stream(assetsType());
        while (lines.stream().noneMatch(line -> line.type().equals(type) && line.isOf(id))
                && Instant.now().isBefore(end)) {
            lines = session.stream(assetsType());
        }
        return lines;
    }

    private Line partnerLine(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.data().path("sharedById").asText().equals(partner))
                .filter(line -> line.type().equals("PartnerV1"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no partner in " + lines));
    }

    private List<Line> backfilled(List<Line> lines) {
        return lines.stream().filter(line -> line.type().equals(backfillLine())).toList();
    }

    private TestClient.Reply fullSync(String user) {
        Instant later = Instant.now().plus(Duration.ofMinutes(5));
        return client.json(
                "POST",
                "/sync/full-sync",
                "{\"limit\":100000,\"userId\":\"" + user + "\",\"updatedUntil\":\"" + later + "\"}");
    }

    private TestClient.Reply deltaSync(String... users) {
        return client.json(
                "POST",
                "/sync/delta-sync",
                "{\"updatedAfter\":\"" + Instant.now().minus(Duration.ofHours(1)) + "\",\"userIds\":[\""
                        + String.join("\",\"", users) + "\"]}");
    }

    private static JsonNode one(JsonNode assets, String id) {
        for (JsonNode asset : assets) {
            if (asset.path("id").asText().equals(id)) {
                return asset;
            }
        }
        throw new AssertionError("no asset " + id);
    }

    private String assetsType() {
        return major >= 3 ? "PartnerAssetsV2" : "PartnerAssetsV1";
    }

    private String ownType() {
        return major >= 3 ? "AssetsV2" : "AssetsV1";
    }

    private String assetLine() {
        return major >= 3 ? "PartnerAssetV2" : "PartnerAssetV1";
    }

    private String backfillLine() {
        return major >= 3 ? "PartnerAssetBackfillV2" : "PartnerAssetBackfillV1";
    }
}
