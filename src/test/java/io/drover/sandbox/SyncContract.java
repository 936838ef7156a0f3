package io.drover.sandbox;

import static io.drover.sandbox.SyncSession.lineOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.sandbox.SyncSession.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What Drover relies on in the synchronisation: pages before 3.0, and the stream. */
abstract class SyncContract extends ContractBase {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SyncSession session;
    private final ServerUnderTest server;

    SyncContract(ServerUnderTest server) {
        super(server);
        this.server = server;
        this.session = new SyncSession(client, server.newSession());
    }

    @Test
    void full_sync_lists_assets_by_their_ids_with_trashed_ones_and_goes_on_after_an_id() {
        List<String> made = Stream.generate(this::uploaded).limit(3).sorted().toList();
        delete(made.get(1), false);

        TestClient.Reply all = fullSync("\"limit\":100000");
        TestClient.Reply rest = fullSync("\"limit\":100000,\"lastId\":\"" + made.get(0) + "\"");

        if (major >= 3) {
            assertThat(all.status()).isEqualTo(404);
            return;
        }
        assertThat(all.status()).isEqualTo(200);
        assertThat(ids(all.json())).isSorted().containsAll(made);
        assertThat(ids(rest.json()))
                .isSorted()
                .contains(made.get(1), made.get(2))
                .doesNotContain(made.get(0));
        JsonNode trashed = one(rest.json(), made.get(1));
        assertThat(trashed.path("isTrashed").asBoolean()).isTrue();
        assertThat(trashed.path("checksum").asText()).isNotEmpty();
        assertThat(trashed.has("exifInfo")).isTrue();
        assertThat(trashed.has("owner")).isFalse();
    }

    @Test
    void full_sync_needs_a_limit_above_zero_and_a_date() {
        TestClient.Reply zero = fullSync("\"limit\":0");
        TestClient.Reply dateless = client.json("POST", "/sync/full-sync", "{\"limit\":3}");

        if (major >= 3) {
            assertThat(zero.status()).isEqualTo(404);
            return;
        }
        assertThat(zero.status()).isEqualTo(400);
        assertThat(zero.json().path("message")).hasToString("[\"limit must be a positive number\"]");
        assertThat(dateless.json().path("message"))
                .hasToString("[\"updatedUntil must be a Date instance\",\"updatedUntil should not be empty\"]");
    }

    @Test
    void delta_sync_tells_what_changed_and_never_what_is_gone() {
        String kept = uploaded();
        String gone = uploaded();
        delete(kept, false);
        delete(gone, true);

        TestClient.Reply delta = deltaSync(Instant.now().minus(Duration.ofHours(1)), me());

        if (major >= 3) {
            assertThat(delta.status()).isEqualTo(404);
            return;
        }
        assertThat(delta.json().path("needsFullSync").asBoolean(true)).isFalse();
        assertThat(one(delta.json().path("upserted"), kept).path("isTrashed").asBoolean())
                .isTrue();
        assertThat(delta.json().path("deleted")).isEmpty();
    }

    @Test
    void delta_sync_sends_to_full_sync_after_a_hundred_days_and_for_other_users() {
        TestClient.Reply late = deltaSync(Instant.now().minus(Duration.ofDays(101)), me());
        TestClient.Reply foreign = deltaSync(Instant.now(), NOWHERE);
        TestClient.Reply nobody =
                client.json("POST", "/sync/delta-sync", "{\"updatedAfter\":\"2026-01-01T00:00:00Z\"}");

        if (major >= 3) {
            assertThat(late.status()).isEqualTo(404);
            return;
        }
        String full = "{\"needsFullSync\":true,\"deleted\":[],\"upserted\":[]}";
        assertThat(late.json()).hasToString(full);
        assertThat(foreign.json()).hasToString(full);
        assertThat(nobody.json().path("message"))
                .hasToString("[\"each value in userIds must be a UUID\",\"userIds should not be empty\","
                        + "\"userIds must be an array\"]");
    }

    @Test
    void full_sync_needs_a_key_that_may_do_everything() {
        TestClient.Reply reply = clientFor("asset.read")
                .json("POST", "/sync/full-sync", "{\"limit\":1,\"updatedUntil\":\"" + Instant.now() + "\"}");

        assertThat(reply.status()).isEqualTo(major >= 3 ? 404 : 403);
    }

    @Test
    void an_api_key_is_of_no_use_for_the_stream() {
        List<TestClient.Reply> replies = List.of(
                client.json("POST", "/sync/stream", "{\"types\":[\"UsersV1\"]}"),
                client.get("/sync/ack"),
                client.json("POST", "/sync/ack", "{\"acks\":[]}"),
                client.json("DELETE", "/sync/ack", "{}"));

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.text("message")).isEqualTo("Sync endpoints cannot be used with API keys");
        });
    }

    @Test
    void a_key_without_the_permission_is_told_so_first() {
        TestClient.Reply reply =
                clientFor("asset.read").json("POST", "/sync/stream", "{\"types\":[\"" + assetsType() + "\"]}");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text("message")).isEqualTo("Missing required permission: sync.stream");
    }

    @Test
    void the_stream_tells_a_new_asset_and_ends_with_its_completion() {
        byte[] content = content();
        String id = client.upload(photo(content)).text("id");

        TestClient.Reply reply = session.ask(assetsType());
        List<Line> lines = SyncSession.lines(reply.body());
        Line asset = lineOf(lines, assetLine(), id);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/jsonlines+json");
        assertThat(asset.ack()).matches(assetLine() + "\\|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f-]{17}");
        assertThat(asset.data().path("originalFileName").asText()).isEqualTo("contract.jpg");
        assertThat(asset.data().path("visibility").asText()).isEqualTo("timeline");
        assertThat(asset.data().path("duration").isNull()).isTrue();
        assertThat(asset.data().path("deletedAt").isNull()).isTrue();
        assertThat(asset.data().has("stackId")).isTrue();
        assertThat(asset.data().has("width")).isEqualTo(major >= 2);
        assertThat(asset.data().has("createdAt")).isEqualTo(major >= 3);
        assertThat(asset.data().has("deviceAssetId")).isFalse();
        assertThat(last(lines).type()).isEqualTo("SyncCompleteV1");
        assertThat(last(lines).data()).isEmpty();
    }

    @Test
    void what_was_acknowledged_comes_again_only_when_it_changes() {
        String id = uploaded();
        acknowledge(id);

        delete(id, false);
        List<Line> trashed = session.stream(assetsType());

        assertThat(lineOf(trashed, assetLine(), id).data().path("deletedAt").isTextual())
                .isTrue();
    }

    @Test
    void a_purged_asset_is_told_before_all_that_are_there() {
        String gone = uploaded();
        String kept = uploaded();
        acknowledge(gone);

        delete(gone, true);
        List<Line> lines = streamedUntil("AssetDeleteV1", gone);

        assertThat(lines).noneMatch(line -> line.type().equals(assetLine()) && line.isOf(gone));
        List<String> types = session.streamAnew(assetsType()).stream()
                .map(Line::type)
                .distinct()
                .toList();
        assertThat(types).containsExactly("AssetDeleteV1", assetLine(), "SyncCompleteV1");
        assertThat(client.get("/assets/" + kept).status()).isEqualTo(200);
    }

    @Test
    void an_older_acknowledgement_goes_back_and_the_last_of_a_request_counts() {
        String first = uploaded();
        String second = uploaded();
        List<Line> lines = session.stream(assetsType());
        String firstAck = lineOf(lines, assetLine(), first).ack();
        String secondAck = lineOf(lines, assetLine(), second).ack();
        String older = firstAck.compareTo(secondAck) < 0 ? firstAck : secondAck;
        String newer = firstAck.compareTo(secondAck) < 0 ? secondAck : firstAck;
        String newerId = newer.equals(firstAck) ? first : second;

        session.ack(newer);
        session.ack(older);
        List<Line> afterGoingBack = session.stream(assetsType());
        session.ack(newer, older);
        List<Line> afterBoth = session.stream(assetsType());

        assertThat(afterGoingBack).anyMatch(line -> line.isOf(newerId));
        assertThat(afterBoth).anyMatch(line -> line.isOf(newerId));
    }

    @Test
    void checkpoints_belong_to_a_session() {
        String id = uploaded();
        acknowledge(id);

        List<Line> elsewhere = new SyncSession(client, server.newSession()).stream(assetsType());

        assertThat(elsewhere).anyMatch(line -> line.isOf(id));
    }

    @Test
    void acknowledgements_that_cannot_be_are_refused() {
        TestClient.Reply none = session.ack();
        TestClient.Reply malformed = session.ack("foo");
        TestClient.Reply unknown = session.ack("FooV1|x|");
        TestClient.Reply tooMany =
                session.ack(Collections.nCopies(1_001, "UserV1|x").toArray(String[]::new));

        assertThat(none.status()).isEqualTo(500);
        assertThat(none.text("message")).isEqualTo("Failed to send sync ack");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.text("message")).isEqualTo("Invalid ack type: foo");
        assertThat(unknown.text("message")).isEqualTo("Invalid ack type: FooV1");
        assertThat(tooMany.status()).isEqualTo(400);
        String words = major >= 3
                ? tooMany.json().at("/errors/0/message").asText()
                : tooMany.json().at("/message/0").asText();
        assertThat(words)
                .isEqualTo(
                        major >= 3
                                ? "Too big: expected array to have <=1000 items"
                                : "acks must contain no more than 1000 elements");
    }

    @Test
    void checkpoints_can_be_listed_and_forgotten_by_type_or_all() {
        session.ackAll(session.stream("AuthUsersV1", "UsersV1"));

        List<String> before = session.checkpoints();
        TestClient.Reply some = session.call("DELETE", "/sync/ack", "{\"types\":[\"UserV1\"]}");
        List<String> between = session.checkpoints();
        TestClient.Reply all = session.call("DELETE", "/sync/ack", "{}");

        assertThat(before).containsExactlyInAnyOrder("AuthUserV1", "UserV1", "SyncCompleteV1");
        assertThat(some.status()).isEqualTo(204);
        assertThat(between).containsExactlyInAnyOrder("AuthUserV1", "SyncCompleteV1");
        assertThat(all.status()).isEqualTo(204);
        assertThat(session.checkpoints()).isEmpty();
    }

    @Test
    void a_completion_that_is_too_old_resets_the_session_until_that_is_acknowledged() {
        uploaded();
        session.ackAll(session.stream(assetsType()));
        session.ack("SyncCompleteV1|018f0000-0000-7000-8000-000000000000");

        List<Line> reset = session.stream(assetsType());
        List<Line> again = session.stream(assetsType());
        session.ack("SyncResetV1|reset", "UserV1|018f0000-0000-7000-8000-000000000000");

        assertThat(reset)
                .singleElement()
                .isEqualTo(SyncSession.line("{\"type\":\"SyncResetV1\",\"data\":{},\"ack\":\"SyncResetV1|reset\"}"));
        assertThat(again).isEqualTo(reset);
        assertThat(session.checkpoints()).isEmpty();
        assertThat(session.stream(assetsType())).extracting(Line::type).contains(assetLine(), "SyncCompleteV1");
    }

    @Test
    void metadata_is_told_and_so_is_its_end() {
        String id = uploaded();
        String path = "/assets/" + id + "/metadata";
        client.json("PUT", path, "{\"items\":[{\"key\":\"mobile-app\",\"value\":{\"iCloudId\":\"abc\"}}]}");

        List<Line> set = session.stream("AssetMetadataV1");
        session.ackAll(set);
        client.json("DELETE", path + "/mobile-app", "");
        List<Line> removed = session.stream("AssetMetadataV1");

        JsonNode data = lineOf(set, "AssetMetadataV1", id).data();
        assertThat(data.path("key").asText()).isEqualTo("mobile-app");
        assertThat(data.path("value")).hasToString("{\"iCloudId\":\"abc\"}");
        assertThat(lineOf(removed, "AssetMetadataDeleteV1", id)
                        .data()
                        .path("key")
                        .asText())
                .isEqualTo("mobile-app");
    }

    @Test
    void what_people_write_about_a_photo_is_told_with_its_exif() {
        String id = uploaded();

        client.json("PUT", "/assets/" + id, "{\"description\":\"beach\"}");

        JsonNode exif =
                lineOf(session.stream("AssetExifsV1"), "AssetExifV1", id).data();
        assertThat(exif.path("description").asText()).isEqualTo("beach");
        assertThat(exif.path("fileSizeInByte").asLong()).isEqualTo(2_000);
        assertThat(exif.size()).isEqualTo(25);
    }

    @Test
    void a_session_that_is_told_to_begins_anew() {
        String id = uploaded();
        acknowledge(id);
        String own = "";
        for (JsonNode one : session.call("GET", "/sessions", "").json()) {
            own = one.path("current").asBoolean() ? one.path("id").asText() : own;
        }

        TestClient.Reply told = session.call("PUT", "/sessions/" + own, "{\"isPendingSyncReset\":true}");
        List<Line> reset = session.stream(assetsType());
        session.ack("SyncResetV1|reset");
        List<Line> after = session.stream(assetsType());

        assertThat(told.json().path("isPendingSyncReset").asBoolean()).isTrue();
        assertThat(reset).extracting(Line::type).containsExactly("SyncResetV1");
        assertThat(after).anyMatch(line -> line.isOf(id));
    }

    @Test
    void a_stream_can_be_asked_for_anew() {
        String id = uploaded();
        acknowledge(id);

        List<Line> anew = session.streamAnew(assetsType());

        assertThat(anew).anyMatch(line -> line.isOf(id));
        assertThat(session.checkpoints()).isEmpty();
    }

    @Test
    void the_order_is_the_server_s_own() {
        uploaded();

        List<String> types = session.stream("AssetExifsV1", assetsType(), "UsersV1", "AuthUsersV1").stream()
                .map(Line::type)
                .filter(type -> !type.equals("AssetDeleteV1"))
                .distinct()
                .toList();

        assertThat(types).containsSubsequence("AuthUserV1", "UserV1", assetLine(), "SyncCompleteV1");
    }

    @Test
    void users_are_told_with_what_only_they_may_know_of_themselves() {
        List<Line> lines = session.stream("AuthUsersV1", "UsersV1");

        JsonNode self = lineOf(lines, "AuthUserV1", me()).data();
        JsonNode seen = lineOf(lines, "UserV1", me()).data();
        assertThat(self.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "email",
                        "avatarColor",
                        "deletedAt",
                        "profileChangedAt",
                        "isAdmin",
                        "pinCode",
                        "oauthId",
                        "storageLabel",
                        "quotaSizeInBytes",
                        "quotaUsageInBytes",
                        "hasProfileImage");
        assertThat(seen.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "name", "email", "avatarColor", "deletedAt", "profileChangedAt", "hasProfileImage");
    }

    @Test
    void types_without_rows_have_their_completion_alone() {
        List<String> types = new ArrayList<>(List.of(
                "PartnersV1", "PartnerStacksV1", "PeopleV1", "MemoriesV1", "MemoryToAssetsV1", "UserMetadataV1"));
        types.add(major >= 2 ? "AssetFacesV2" : "AssetFacesV1");
        if (major >= 2) {
            types.add("AssetEditsV1");
        }
        if (major >= 3) {
            types.add("AssetOcrV1");
        }

        List<Line> lines = session.stream(types.toArray(String[]::new));
        List<Line> none = session.stream();

        assertThat(lines).extracting(Line::type).containsExactly("SyncCompleteV1");
        assertThat(none).extracting(Line::type).containsExactly("SyncCompleteV1");
    }

    @Test
    void a_type_that_the_version_does_not_know_is_refused_in_its_words() {
        TestClient.Reply unknown = session.ask("FooV9");
        TestClient.Reply missing = session.call("POST", "/sync/stream", "{}");

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/jsonlines+json; charset=utf-8");
        if (major >= 3) {
            assertThat(unknown.json().at("/errors/0/path")).hasToString("[\"types\",0]");
            assertThat(unknown.json().at("/errors/0/values").size()).isEqualTo(27);
            assertThat(missing.json().at("/errors/0/message").asText())
                    .isEqualTo("Invalid input: expected array, received undefined");
        } else {
            assertThat(unknown.json().at("/message/0").asText())
                    .startsWith("each value in types must be one of the following values: AlbumsV1, AlbumUsersV1, ");
            assertThat(missing.json().at("/message/0").asText()).isEqualTo("types should not be empty");
        }
    }

    @Test
    void a_type_of_another_version_is_refused() {
        TestClient.Reply reply = session.ask(major >= 3 ? "AssetsV1" : "AssetsV2");

        assertThat(reply.status()).isEqualTo(400);
        if (major >= 3) {
            assertThat(reply.text("message"))
                    .isEqualTo("SyncRequestType.AssetsV1 is deprecated, use SyncRequestType.AssetsV2 instead");
            assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        }
    }

    @Test
    void the_first_faces_are_served_before_3_0_alone() {
        TestClient.Reply reply = session.ask("AssetFacesV1");

        assertThat(reply.status()).isEqualTo(major >= 3 ? 400 : 200);
        if (major >= 3) {
            assertThat(reply.text("message"))
                    .isEqualTo("SyncRequestType.AssetFacesV1 is deprecated, use SyncRequestType.AssetFacesV2 instead");
        }
    }

    @Test
    void what_can_be_acknowledged_of_people_and_the_like_depends_on_the_version() {
        String change = "|018f0000-0000-7000-8000-000000000000";

        TestClient.Reply ever = session.ack("PersonV1" + change, "MemoryToAssetDeleteV1" + change);
        TestClient.Reply from2 = session.ack("AssetFaceV2" + change, "AssetEditDeleteV1" + change);
        TestClient.Reply from3 = session.ack("AssetOcrDeleteV1" + change);

        assertThat(ever.status()).isEqualTo(204);
        assertThat(from2.status()).isEqualTo(major >= 2 ? 204 : 400);
        assertThat(from3.status()).isEqualTo(major >= 3 ? 204 : 400);
        assertThat(session.checkpoints()).contains("PersonV1", "MemoryToAssetDeleteV1");
    }

    @Test
    void a_stream_is_compressed_for_those_who_ask() throws IOException {
        String id = uploaded();

        TestClient.Reply reply = session.call(
                "POST", "/sync/stream", "{\"types\":[\"" + assetsType() + "\"]}", Map.of("Accept-Encoding", "gzip"));

        assertThat(reply.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] text = new GZIPInputStream(new ByteArrayInputStream(reply.body())).readAllBytes();
        assertThat(SyncSession.lines(text)).anyMatch(line -> line.isOf(id));
    }

    private TestClient.Reply fullSync(String fields) {
        Instant later = Instant.now().plus(Duration.ofMinutes(5));
        return client.json("POST", "/sync/full-sync", "{" + fields + ",\"updatedUntil\":\"" + later + "\"}");
    }

    private TestClient.Reply deltaSync(Instant after, String user) {
        return client.json(
                "POST", "/sync/delta-sync", "{\"updatedAfter\":\"" + after + "\",\"userIds\":[\"" + user + "\"]}");
    }

    /** Acknowledges streams until an asset does not come any more: the server's jobs change a new one a few times. */
    private void acknowledge(String id) {
        Instant end = Instant.now().plus(PATIENCE);
        List<Line> lines = session.stream(assetsType());
        while (lines.stream().anyMatch(line -> line.isOf(id)) && Instant.now().isBefore(end)) {
            session.ackAll(lines);
            lines = session.stream(assetsType());
        }
        assertThat(lines).noneMatch(line -> line.isOf(id));
    }

    private List<Line> streamedUntil(String type, String id) {
        List<Line> lines = session.stream(assetsType());
        Instant end = Instant.now().plus(PATIENCE);
        while (lines.stream().noneMatch(line -> line.type().equals(type) && line.isOf(id))
                && Instant.now().isBefore(end)) {
            lines = session.stream(assetsType());
        }
        assertThat(lines).anyMatch(line -> line.type().equals(type) && line.isOf(id));
        return lines;
    }

    private String me() {
        return client.get("/users/me").text("id");
    }

    private String assetsType() {
        return major >= 3 ? "AssetsV2" : "AssetsV1";
    }

    private String assetLine() {
        return major >= 3 ? "AssetV2" : "AssetV1";
    }

    private static Line last(List<Line> lines) {
        return lines.get(lines.size() - 1);
    }

    private static List<String> ids(JsonNode assets) {
        List<String> ids = new ArrayList<>();
        assets.forEach(asset -> ids.add(asset.path("id").asText()));
        return ids;
    }

    private static JsonNode one(JsonNode assets, String id) {
        for (JsonNode asset : assets) {
            if (asset.path("id").asText().equals(id)) {
                return asset;
            }
        }
        throw new AssertionError("no asset " + id);
    }
}
