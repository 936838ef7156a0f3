package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.CreatedSession;
import io.drover.immich.api.model.DeltaSync;
import io.drover.immich.api.model.LogoutAnswer;
import io.drover.immich.api.model.SyncAck;
import io.drover.immich.api.model.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** The verbs that tell changes, and on sessions. */
abstract class SyncVerbContract extends VerbContractBase {
    private static final String LONG_AGO = "2001-01-01T00:00:00Z";
    private static final String FAR_AWAY = "2099-01-01T00:00:00Z";

    SyncVerbContract(VerbStage stage) {
        super(stage);
    }

    @Test
    @Exercises("getFullSyncForUser")
    void all_assets_are_read_page_by_page_in_every_version() throws IOException {
        List<String> made = Stream.of(uploaded(), uploaded()).sorted().toList();
        done("deleteAssets", List.of(made.get(1)));

        List<Asset> first =
                answers("getFullSyncForUser", Map.of("limit", 100_000, "updatedUntil", FAR_AWAY), Asset.class);
        List<Asset> rest = answers(
                "getFullSyncForUser",
                Map.of("limit", 100_000, "updatedUntil", FAR_AWAY, "lastId", made.get(0)),
                Asset.class);

        assertThat(first).extracting(Asset::id).isSorted().containsAll(made);
        assertThat(rest).extracting(Asset::id).contains(made.get(1)).doesNotContain(made.get(0));
        assertThat(rest).filteredOn(asset -> asset.id().equals(made.get(1))).allMatch(Asset::isTrashed);
        assertThat(requests("getSyncStream")).isEqualTo(major() < 3 ? 0 : 2);
        assertThat(refusedUnsent(
                        "getFullSyncForUser", Map.of("limit", 1), Map.of("CamelImmichUpdatedUntil", "2018-05-06")))
                .contains("updatedUntil", "'2018-05-06'", "ISO 8601");
    }

    @Test
    @Exercises("getDeltaSync")
    void changes_are_read_in_every_version_and_removals_from_3_on() throws IOException {
        String id = uploaded();
        String gone = uploaded();
        Asset asset = asset(id);
        Map<String, Object> since = Map.of("updatedAfter", asset.updatedAt(), "userIds", List.of(asset.ownerId()));

        done("updateAsset", Map.of("assetId", id, "isFavorite", true));
        done("deleteAssets", Map.of("assetIds", List.of(gone), "force", true));
        eventually(() -> send("getAssetInfo", gone, Map.of()).getException() instanceof RefusedException);
        DeltaSync changes = answer("getDeltaSync", since, DeltaSync.class);

        assertThat(changes.needsFullSync()).isFalse();
        assertThat(changes.upserted()).extracting(Asset::id).contains(id).doesNotContain(gone);
        assertThat(changes.deleted().contains(gone)).isEqualTo(major() >= 3);
    }

    @Test
    @Exercises("getDeltaSync")
    void changes_since_long_ago_are_too_many() {
        String me = answer("getMyUser", null, User.class).id();

        DeltaSync changes =
                answer("getDeltaSync", Map.of("updatedAfter", LONG_AGO, "userIds", List.of(me)), DeltaSync.class);

        assertThat(changes.needsFullSync()).isTrue();
        assertThat(refusedUnsent("getDeltaSync", Map.of("updatedAfter", "long ago", "userIds", List.of(me)), Map.of()))
                .contains("the field updatedAfter", "'long ago'", "ISO 8601");
    }

    @Test
    @Exercises({"getSyncStream", "sendSyncAck", "getSyncAck", "deleteSyncAck"})
    void the_stream_tells_what_is_not_acknowledged_yet() throws IOException {
        String id = uploaded();

        List<String> all = stream(Map.of("types", List.of(assets()), "reset", true));
        String last = all.get(all.size() - 2);
        String ack = last.replaceFirst(".*\"ack\":\"([^\"]+)\".*", "$1");
        List<String> acknowledged = outcomes(done("sendSyncAck", List.of(ack, "foo")));
        List<SyncAck> kept = answers("getSyncAck", null, SyncAck.class);
        List<String> rest = stream(Map.of("types", List.of(assets())));
        done("deleteSyncAck", Map.of("types", List.of(ack.replaceFirst("\\|.*", ""))));

        assertThat(all).anyMatch(line -> line.contains(id)).last().asString().contains("SyncCompleteV1");
        assertThat(acknowledged).containsExactly("done", "Invalid ack type: foo");
        assertThat(kept).extracting(SyncAck::ack).contains(ack);
        assertThat(rest).doesNotContain(last).last().asString().contains("SyncCompleteV1");
        assertThat(answers("getSyncAck", null, SyncAck.class))
                .extracting(SyncAck::ack)
                .doesNotContain(ack);
        assertThat(stream(Map.of("types", List.of(assets())))).anyMatch(line -> line.contains(id));
    }

    @Test
    @Exercises("getSyncStream")
    void types_that_the_version_does_not_take_are_refused_before_they_are_asked_for() {
        String wrong = major() < 3 ? "AssetsV2" : "AssetsV1";

        assertThat(refusedUnsent("getSyncStream", Map.of("types", List.of("UsersV1", wrong)), Map.of()))
                .contains("getSyncStream: Immich " + stage().version(), wrong, assets());
        assertThat(refusedUnsent("getSyncStream", List.of(), Map.of()))
                .contains("getSyncStream needs at least one of types");
        assertThat(refusedUnsent("getSyncStream", List.of("UsersV1"), Map.of("CamelImmichReset", "again")))
                .isEqualTo("the header CamelImmichReset must be true or false, but is 'again'");
    }

    @Test
    @Exercises({"sendSyncAck", "deleteSyncAck"})
    void more_acknowledgements_than_a_call_takes_are_sent_in_several_calls_and_none_in_none() {
        List<String> acks = nowhere(2_001).stream().map(id -> "UserV1|" + id).toList();

        assertThat(outcomes(done("sendSyncAck", List.of()))).isEmpty();
        assertThat(requests("sendSyncAck")).isZero();
        assertThat(outcomes(done("sendSyncAck", acks))).hasSize(2_001).containsOnly("done");
        assertThat(requests("sendSyncAck")).isEqualTo(3);
        assertThat(refusedUnsent("deleteSyncAck", List.of(), Map.of())).contains("deleteSyncAck needs", "types");
        done("deleteSyncAck", null);
        assertThat(answers("getSyncAck", null, SyncAck.class)).isEmpty();
    }

    @Test
    @Exercises({"createSession", "logout"})
    void a_session_is_made_below_the_one_in_use_which_is_opened_anew_when_it_was_ended() {
        Message made = done("createSession", Map.of("deviceType", "contract", "duration", 600));
        CreatedSession session = made.getBody(CreatedSession.class);
        stage().server().endLater(session.token());
        long logins = requests("login");

        assertThat(session.deviceType()).isEqualTo("contract");
        assertThat(session.toString()).doesNotContain(session.token());
        assertThat(answer("logout", null, LogoutAnswer.class).successful()).isTrue();
        assertThat(answers("getSyncAck", null, SyncAck.class)).isEmpty();
        assertThat(requests("login")).isEqualTo(logins + 1);
        assertThat(refusedUnsent("createSession", null, Map.of("CamelImmichDuration", "long")))
                .isEqualTo("the header CamelImmichDuration must be a whole number, but is 'long'");
    }

    private String assets() {
        return major() < 3 ? "AssetsV1" : "AssetsV2";
    }

    private List<String> stream(Map<String, Object> request) {
        byte[] lines = fetched("getSyncStream", request, Map.of()).getBody(byte[].class);
        return new String(Objects.requireNonNull(lines), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
