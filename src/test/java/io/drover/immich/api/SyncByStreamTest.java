package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.RawServer;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.DeltaSync;
import io.drover.immich.api.model.GetDeltaSync;
import io.drover.immich.api.model.GetFullSyncForUser;
import io.drover.immich.api.model.IsoTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where full and delta sync are gone, the stream tells the same. */
class SyncByStreamTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final String ME = "11111111-1111-4111-8111-111111111111";
    private static final String PARTNER = "22222222-2222-4222-8222-222222222222";

    private static final String STRANGER = "33333333-3333-4333-8333-333333333333";

    private final AnsweringServer server = AnsweringServer.of(3, 1, 0);
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void has_sessions() {
        server.answers(
                "POST /sessions",
                201,
                "{\"id\":\"s\",\"token\":\"child-token\",\"current\":false,\"deviceType\":\"\",\"deviceOS\":\"\",\"createdAt\":\"t\","
                        + "\"updatedAt\":\"t\"}");
        server.answers("POST /auth/logout", 200, "{\"successful\":true,\"redirectUri\":\"/\"}");
        server.answers(
                "POST /sync/stream",
                body -> RawServer.answer(200, "Content-Type: application/jsonlines+json", String.join("", lines)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "%08d-0000-4000-8000-000000000000", number);
    }

    private static String ack(String type, Instant time) {
        return type + "|" + new UUID(time.toEpochMilli() << 16 | 0x7000, 0x8000000000000000L);
    }

    private void line(String type, Instant time, String data) {
        lines.add("{\"type\":\"" + type + "\",\"data\":" + data + ",\"ack\":\"" + ack(type, time) + "\"}\n");
    }

    private void asset(
            String type, int number, Instant time, String owner, String visibility, @Nullable String deletedAt) {
        line(
                type,
                time,
                "{\"id\":\"" + id(number) + "\",\"ownerId\":\"" + owner + "\",\"originalFileName\":\"a.jpg\","
                        + "\"checksum\":\"H/iPgb3gRMtqKdjWq4ih3mSdNoc=\",\"type\":\"IMAGE\",\"isFavorite\":false,"
                        + "\"fileCreatedAt\":\"2018-05-06T04:08:09Z\",\"fileModifiedAt\":\"2018-05-06T04:08:09Z\","
                        + "\"localDateTime\":\"2018-05-06T04:08:09Z\",\"duration\":null,\"visibility\":\"" + visibility
                        + "\",\"deletedAt\":" + (deletedAt == null ? "null" : "\"" + deletedAt + "\"") + "}");
    }

    private void mine(int number, Instant time) {
        asset("AssetV2", number, time, ME, "timeline", null);
    }

    private void complete() {
        line("AuthUserV1", NOW, "{\"id\":\"" + ME + "\"}");
        line("PartnerV1", NOW, "{\"sharedById\":\"" + PARTNER + "\",\"sharedWithId\":\"" + ME + "\"}");
        line("PartnerV1", NOW, "{\"sharedById\":\"" + ME + "\",\"sharedWithId\":\"" + STRANGER + "\"}");
        line("SyncCompleteV1", NOW, "{}");
    }

    private List<Asset> page(@Nullable String lastId, int limit, @Nullable String userId) {
        return server.client()
                .call(
                        SyncOperations.GET_FULL_SYNC_FOR_USER,
                        new GetFullSyncForUser(lastId, IsoTime.of(NOW), limit, userId));
    }

    private DeltaSync since(Duration ago, String... users) {
        return server.client()
                .call(SyncOperations.GET_DELTA_SYNC, new GetDeltaSync(IsoTime.of(NOW.minus(ago)), List.of(users)));
    }

    @Test
    void pages_are_in_the_order_of_ids_and_end_where_nothing_follows() {
        for (int number : new int[] {4, 1, 5, 3, 2}) {
            mine(number, NOW.minusSeconds(60));
        }
        complete();

        assertThat(page(null, 2, null)).extracting(Asset::id).containsExactly(id(1), id(2));
        assertThat(page(id(2), 2, null)).extracting(Asset::id).containsExactly(id(3), id(4));
        assertThat(page(id(4), 2, null)).extracting(Asset::id).containsExactly(id(5));
        assertThat(page(id(5), 2, null)).isEmpty();
    }

    @Test
    void a_page_leaves_out_what_full_sync_left_out() {
        mine(1, NOW.minusSeconds(60));
        mine(2, NOW.plusSeconds(1));
        asset("AssetV2", 3, NOW.minusSeconds(60), ME, "hidden", null);
        asset("PartnerAssetV2", 4, NOW.minusSeconds(60), PARTNER, "timeline", null);
        asset("AssetV2", 5, NOW.minusSeconds(60), ME, "archive", "2026-06-01T00:00:00Z");
        complete();

        List<Asset> assets = page(null, 10, null);

        assertThat(assets).extracting(Asset::id).containsExactly(id(1), id(5));
        assertThat(assets.get(1).isTrashed()).isTrue();
        assertThat(assets.get(1).isArchived()).isTrue();
        assertThat(assets.get(0).isTrashed()).isFalse();
        assertThat(assets.get(0).updatedAt()).isEqualTo("2026-06-15T11:59:00Z");
        assertThat(page(null, 10, PARTNER)).extracting(Asset::id).containsExactly(id(4));
    }

    @Test
    void a_session_of_its_own_is_used_and_ended() {
        mine(1, NOW.minusSeconds(60));
        complete();

        page(null, 1, null);

        assertThat(server.asked())
                .containsExactly(
                        "POST /sessions {\"duration\":86400,\"deviceType\":\"Drover\",\"deviceOS\":\"Drover\"}",
                        "POST /sync/stream {\"types\":[\"AuthUsersV1\",\"PartnersV1\",\"AssetsV2\",\"PartnerAssetsV2\"]}",
                        "POST /auth/logout");
        assertThat(server.tokens()).containsExactly("own-token", "child-token", "child-token");
    }

    @Test
    void a_stream_that_breaks_off_is_no_page_and_its_session_is_ended() {
        mine(1, NOW.minusSeconds(60));

        assertThatThrownBy(() -> page(null, 10, null)).isInstanceOf(IncompleteStreamException.class);
        assertThat(server.asked()).last().isEqualTo("POST /auth/logout");
    }

    @Test
    void a_user_whose_assets_are_not_shared_is_refused_and_no_empty_page() {
        complete();

        assertThat(page(null, 10, ME)).isEmpty();
        assertThat(page(null, 10, PARTNER)).isEmpty();
        assertThatThrownBy(() -> page(null, 10, STRANGER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("getFullSyncForUser: userId is " + STRANGER
                        + ", allowed: oneself, or a partner who shares assets with oneself");
    }

    @Test
    void a_stream_that_only_asks_to_begin_anew_is_no_page() {
        lines.add("{\"type\":\"SyncResetV1\",\"data\":{},\"ack\":\"SyncResetV1|reset\"}\n");

        assertThatThrownBy(() -> page(null, 10, null))
                .isInstanceOf(IncompleteStreamException.class)
                .hasMessageContaining("SyncResetV1");
    }

    @Test
    void an_asset_of_which_the_stream_says_no_deletion_is_not_in_the_trash() {
        mine(1, NOW.minusSeconds(60));
        lines.replaceAll(line -> line.replace(",\"deletedAt\":null", ""));
        complete();

        assertThat(page(null, 10, null))
                .singleElement()
                .satisfies(asset -> assertThat(asset.isTrashed()).isFalse());
    }

    @Test
    void changes_since_a_moment_are_told_with_what_was_deleted() {
        line("AssetDeleteV1", NOW.minusSeconds(50), "{\"assetId\":\"" + id(9) + "\"}");
        line("AssetDeleteV1", NOW.minusSeconds(70), "{\"assetId\":\"" + id(8) + "\"}");
        mine(1, NOW.minusSeconds(70));
        mine(2, NOW.minusSeconds(50));
        line("PartnerAssetDeleteV1", NOW.minusSeconds(50), "{\"assetId\":\"" + id(7) + "\"}");
        asset("PartnerAssetV2", 3, NOW.minusSeconds(50), PARTNER, "timeline", null);
        asset("PartnerAssetV2", 4, NOW.minusSeconds(50), PARTNER, "archive", null);
        complete();

        DeltaSync changes = since(Duration.ofSeconds(60), PARTNER, ME);

        assertThat(changes.needsFullSync()).isFalse();
        assertThat(changes.upserted()).extracting(Asset::id).containsExactly(id(2), id(3));
        assertThat(changes.deleted()).containsExactly(id(9), id(7));
    }

    @Test
    void changes_of_others_than_oneself_and_all_who_share_need_a_full_sync() {
        mine(1, NOW.minusSeconds(50));
        complete();
        DeltaSync full = new DeltaSync(true, List.of(), List.of(), Map.of());

        assertThat(since(Duration.ofSeconds(60), ME)).isEqualTo(full);
        assertThat(since(Duration.ofSeconds(60), PARTNER)).isEqualTo(full);
        assertThat(since(Duration.ofSeconds(60), ME, PARTNER, STRANGER)).isEqualTo(full);
        assertThat(since(Duration.ofSeconds(60), ME, PARTNER).needsFullSync()).isFalse();
    }

    @Test
    void what_servers_have_forgotten_needs_a_full_sync() {
        mine(1, NOW.minusSeconds(60));
        complete();

        assertThat(since(Duration.ofDays(31), ME, PARTNER))
                .isEqualTo(new DeltaSync(true, List.of(), List.of(), Map.of()));
        assertThat(since(Duration.ofDays(29), ME, PARTNER).upserted()).hasSize(1);
    }

    @Test
    void too_many_changes_need_a_full_sync() {
        for (int number = 0; number < 10_001; number++) {
            line("AssetDeleteV1", NOW.minusSeconds(50), "{\"assetId\":\"" + id(number) + "\"}");
        }
        complete();

        assertThat(since(Duration.ofSeconds(60), ME, PARTNER).needsFullSync()).isTrue();
    }

    @Test
    void a_page_of_nothing_is_refused() {
        assertThatThrownBy(() -> page(null, 0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("getFullSyncForUser: limit must be 1 or more, but is 0");
        assertThat(server.asked()).isEmpty();
    }
}
