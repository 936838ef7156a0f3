package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.ApiException;
import io.drover.http.RawServer;
import io.drover.http.Verdict;
import io.drover.immich.api.model.AlbumAssets;
import io.drover.immich.api.model.AssetId;
import io.drover.immich.api.model.DeleteAssets;
import io.drover.immich.api.model.IdResult;
import io.drover.immich.api.model.SendSyncAck;
import io.drover.immich.api.model.UpdateAssets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of many ids, each gets what becomes of it, in as few calls as the server's limits allow. */
class BatchesTest {
    private static final String NO_ACCESS = "Not found or no asset.delete access";

    private final AnsweringServer server = AnsweringServer.of(2, 7, 5);

    @AfterEach
    void close() {
        server.close();
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "%08d-0000-4000-8000-000000000000", number);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(BatchesTest::id).toList();
    }

    private void refusesDeletionOf(String bad) {
        server.answers(
                "DELETE /assets",
                body -> body.contains(bad)
                        ? RawServer.json(400, "{\"message\":\"" + NO_ACCESS + "\"}")
                        : "HTTP/1.1 204 No Content\r\n\r\n");
    }

    private <Q> List<IdResult> batch(ApiOperation<Q, ?> operation, Q request) {
        return Batches.call(operation, request, part -> server.client().call(operation, part));
    }

    private List<IdResult> delete(List<String> ids) {
        return batch(AssetOperations.DELETE_ASSETS, new DeleteAssets(ids, true));
    }

    @Test
    void no_ids_are_no_call() {
        assertThat(delete(List.of())).isEmpty();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_long_list_is_cut_to_what_a_server_takes() {
        refusesDeletionOf("nothing");

        List<IdResult> results = delete(ids(2_001));

        assertThat(results).hasSize(2_001).allMatch(IdResult::success);
        assertThat(results).extracting(IdResult::id).isEqualTo(ids(2_001));
        assertThat(server.asked()).hasSize(3).allMatch(call -> call.endsWith("\"force\":true}"));
        assertThat(server.asked().get(2)).contains(id(2_000)).doesNotContain(id(1_999));
    }

    @Test
    void one_bad_id_does_not_sink_the_others() {
        refusesDeletionOf(id(5));

        List<IdResult> results = delete(ids(8));

        assertThat(results.get(5)).isEqualTo(IdResult.failed(id(5), NO_ACCESS));
        assertThat(results).filteredOn(IdResult::success).hasSize(7);
    }

    @Test
    void an_id_that_is_none_is_found_without_a_call() {
        refusesDeletionOf("nothing");

        List<IdResult> results = delete(List.of("x", id(1), "00000000-0000-1000-8000-000000000000"));

        assertThat(results).extracting(IdResult::success).containsExactly(false, true, false);
        assertThat(results.get(0).error()).isEqualTo("not a UUID of version 4, as all of Immich's ids are");
        assertThat(server.asked()).containsExactly("DELETE /assets {\"ids\":[\"" + id(1) + "\"],\"force\":true}");
    }

    @Test
    void an_id_that_stands_there_twice_is_asked_and_reported_once() {
        refusesDeletionOf("nothing");

        assertThat(delete(List.of(id(1), id(2), id(1)))).containsExactly(IdResult.done(id(1)), IdResult.done(id(2)));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void a_request_that_is_bad_in_itself_is_not_tried_for_each_id() {
        server.answers("PUT /assets", 400, "{\"message\":[\"rating must not be greater than 5\"]}");
        UpdateAssets request =
                new UpdateAssets(ids(4), null, null, null, null, null, Optional.of(9), null, null, null, null);

        assertThatThrownBy(() -> batch(AssetOperations.UPDATE_ASSETS, request))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("rating must not be greater than 5");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void a_failure_in_the_middle_says_how_far_it_came() {
        server.answers(
                "DELETE /assets",
                body -> body.contains(id(1_000))
                        ? RawServer.json(503, "{\"message\":\"busy\"}")
                        : "HTTP/1.1 204 No Content\r\n\r\n");

        assertThatThrownBy(() -> delete(ids(1_500))).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e).hasMessageContaining("busy").hasMessageEndingWith("; before, 1000 of them were done");
            assertThat(e.verdict()).isEqualTo(Verdict.WAIT);
        });
    }

    @Test
    void what_a_server_answers_for_each_id_is_given_on() {
        String album = id(9);
        server.answers(
                "PUT /albums/" + album + "/assets",
                200,
                "[{\"id\":\"" + id(1) + "\",\"success\":false,\"error\":\"duplicate\",\"errorMessage\":\"there\"}]");

        List<IdResult> results =
                batch(AlbumOperations.ADD_ASSETS_TO_ALBUM, new AlbumAssets(album, List.of(id(1), id(2))));

        assertThat(results)
                .containsExactly(
                        new IdResult(id(1), false, "duplicate", Map.of("errorMessage", "there")),
                        IdResult.failed(id(2), "the server did not say what became of it"));
        assertThat(server.asked())
                .containsExactly("PUT /albums/" + album + "/assets {\"ids\":[\"" + id(1) + "\",\"" + id(2) + "\"]}");
    }

    @Test
    void an_album_that_is_not_there_is_an_error_and_not_one_of_each_id() {
        String album = id(9);
        server.answers(
                "PUT /albums/" + album + "/assets", 400, "{\"message\":\"Not found or no albumAsset.create access\"}");

        assertThatThrownBy(() -> batch(AlbumOperations.ADD_ASSETS_TO_ALBUM, new AlbumAssets(album, ids(3))))
                .isInstanceOf(ApiException.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void acknowledgements_are_no_uuids_and_stay_in_their_order() {
        server.answers("POST /sync/ack", body -> "HTTP/1.1 204 No Content\r\n\r\n");

        List<IdResult> results =
                batch(SyncOperations.SEND_SYNC_ACK, new SendSyncAck(List.of("AssetV1|b", "AssetV1|a")));

        assertThat(results).containsExactly(IdResult.done("AssetV1|b"), IdResult.done("AssetV1|a"));
        assertThat(server.asked()).containsExactly("POST /sync/ack {\"acks\":[\"AssetV1|b\",\"AssetV1|a\"]}");
    }

    @Test
    void an_operation_for_one_id_is_none_for_many() {
        assertThatThrownBy(() -> batch(AssetOperations.GET_ASSET_INFO, new AssetId(id(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("getAssetInfo is not an operation for many ids");
    }
}
