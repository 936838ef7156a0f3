package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.feed.FeedException;
import io.drover.feed.Operation;
import io.drover.feed.SourceChange;
import io.drover.immich.api.SyncLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A change says what its line says: in the same words, of a state that has one name. */
class LineMapperTest {
    private static final String ID = "a8d5e9e5-9eba-476e-8cc8-0f295cd861d2";
    private static final String UPDATE = "019f1e2d-3c4b-7000-8000-000000000001";
    private static final String LATER = "019f1e2d-3c4c-7000-8000-000000000001";

    private static SourceChange change(Privacy privacy, String type, String data, String ack) {
        String text = "{\"type\":\"" + type + "\",\"data\":" + data + ",\"ack\":\"" + ack + "\"}";
        try {
            SyncLine line = SyncLine.parse(text.getBytes(StandardCharsets.UTF_8));
            return new LineMapper("me", privacy).change(line, LineAck.of(line.ack()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SourceChange change(String type, String data, String ack) {
        return change(Privacy.KEPT, type, data, ack);
    }

    private static String asset(String name) {
        return "{\"id\":\"" + ID + "\",\"originalFileName\":\"" + name + "\", \"n\":1.50}";
    }

    @Test
    void data_are_told_as_they_came() {
        SourceChange change = change("AssetV2", asset("ä\\u00e4"), "AssetV2|" + UPDATE);

        assertThat(change.data()).isEqualTo(asset("ä\\u00e4"));
        assertThat(change.type()).isEqualTo("asset");
        assertThat(change.reason()).isNull();
    }

    @Test
    void the_time_is_that_of_the_state() {
        SourceChange change = change("AssetV2", asset("a"), "AssetV2|" + UPDATE);

        assertThat(change.time()).isEqualTo(Instant.ofEpochMilli(0x019f1e2d3c4bL));
        assertThat(change("AssetV2", asset("a"), "AssetV2|" + ID).time()).isNull();
        assertThat(change("AssetV2", asset("a"), "AssetV2|1").time()).isNull();
    }

    @Test
    void a_state_has_one_version_and_another_state_or_form_another() {
        SourceChange first = change("AssetV1", asset("a"), "AssetV1|" + UPDATE);

        assertThat(first.version()).isEqualTo("v1:" + UPDATE);
        assertThat(change("AssetV1", asset("a"), "AssetV1|" + UPDATE)).isEqualTo(first);
        assertThat(change("AssetV1", asset("a"), "AssetV1|" + LATER).version()).isNotEqualTo(first.version());
        assertThat(change("AssetV2", asset("a"), "AssetV2|" + UPDATE).version()).isNotEqualTo(first.version());
    }

    @Test
    void a_backfill_tells_the_same_state_as_the_line_that_follows_it() {
        String data = "{\"id\":\"" + ID + "\",\"ownerId\":\"other\"}";

        SourceChange backfill =
                change("PartnerAssetBackfillV2", data, "PartnerAssetBackfillV2|" + LATER + "|" + UPDATE);

        assertThat(backfill).isEqualTo(change("PartnerAssetV2", data, "PartnerAssetV2|" + UPDATE));
        assertThat(backfill.parents()).containsExactly("partner/other/me");
    }

    @Test
    void what_an_album_shares_is_told_apart_by_its_content_because_the_acknowledgement_is_the_links() {
        SourceChange first = change("AlbumAssetCreateV2", asset("a"), "AlbumAssetCreateV2|" + UPDATE);
        SourceChange renamed = change("AlbumAssetCreateV2", asset("b"), "AlbumAssetCreateV2|" + UPDATE);

        assertThat(renamed.version()).startsWith("v2:" + UPDATE + ":").isNotEqualTo(first.version());
        assertThat(change("AlbumAssetCreateV2", asset("a"), "AlbumAssetCreateV2|" + UPDATE))
                .isEqualTo(first);
    }

    @Test
    void a_key_holds_what_users_chose_without_anything_special() {
        String data = "{\"assetId\":\"" + ID + "\",\"key\":\"a/b ä%.c\"}";

        assertThat(change("AssetMetadataV1", data, "AssetMetadataV1|" + UPDATE).key())
                .isEqualTo("metadata/" + ID + "/a%2Fb%20%C3%A4%25.c");
    }

    @Test
    void ids_are_found_wherever_they_stand() {
        String data = "{\"value\":{\"assetId\":\"wrong\",\"key\":[1]},\"key\":\"k\",\"assetId\":\"" + ID + "\"}";

        assertThat(change("AssetMetadataV1", data, "AssetMetadataV1|" + UPDATE).key())
                .isEqualTo("metadata/" + ID + "/k");
    }

    @Test
    void the_deletion_of_texts_is_of_all_texts_of_the_asset() {
        String data = "{\"id\":\"not-of-a-text\",\"assetId\":\"" + ID + "\",\"deletedAt\":\"2026-06-01T00:00:00Z\"}";

        SourceChange gone = change("AssetOcrDeleteV1", data, "AssetOcrDeleteV1|" + UPDATE);

        assertThat(gone.operation()).isEqualTo(Operation.DELETE);
        assertThat(gone.type()).isEqualTo("ocr");
        assertThat(gone.key()).isEqualTo("ocr-of/" + ID);
        String text = "{\"id\":\"t\",\"assetId\":\"" + ID + "\"}";
        assertThat(change("AssetOcrV1", text, "AssetOcrV1|" + UPDATE).parents()).contains(gone.key());
    }

    @Test
    void secrets_stay_here_unless_they_are_asked_for() {
        String user = "{\"id\":\"" + ID + "\",\"name\":\"N\",\"email\":\"n@example.org\",\"isAdmin\":true,"
                + "\"pinCode\":\"$2b$10$hash\",\"oauthId\":\"o\",\"storageLabel\":null,\"quotaUsageInBytes\":12.0}";

        assertThat(change("AuthUserV1", user, "AuthUserV1|" + UPDATE).data())
                .isEqualTo("{\"id\":\"" + ID
                        + "\",\"name\":\"N\",\"isAdmin\":true,\"storageLabel\":null,\"quotaUsageInBytes\":12.0}");
        assertThat(change(Privacy.SHOWN, "AuthUserV1", user, "AuthUserV1|" + UPDATE)
                        .data())
                .isEqualTo(user);
        assertThat(change("UserV1", user, "UserV1|" + UPDATE).data()).doesNotContain("example.org");
        assertThat(change("UserV7", "{\"users\":[" + user + "]}", "UserV7|" + UPDATE)
                        .data())
                .isEqualTo("{\"users\":["
                        + change("AuthUserV1", user, "AuthUserV1|" + UPDATE).data() + "]}");
    }

    @Test
    void what_users_wrote_is_no_secret_of_the_server() {
        String data = "{\"assetId\":\"" + ID + "\",\"key\":\"k\",\"value\":{\"email\":\"x\"}}";

        assertThat(change("AssetMetadataV1", data, "AssetMetadataV1|" + UPDATE).data())
                .isEqualTo(data);
    }

    @Test
    void a_line_of_an_unknown_type_is_handed_on_under_a_key_of_its_own() {
        SourceChange change = change("TagV1", "{\"name\":\"x\"}", "TagV1|" + UPDATE);

        assertThat(change.type()).isEqualTo("TagV1");
        assertThat(change.key()).isEqualTo("TagV1/" + UPDATE);
        assertThat(change.operation()).isEqualTo(Operation.UPSERT);
        assertThat(change.data()).isEqualTo("{\"name\":\"x\"}");
        assertThat(change("TagV1", "{\"name\":\"x\"}", "TagV1|" + UPDATE)).isEqualTo(change);
        assertThat(change("TagV1", "{\"name\":\"x\"}", "TagV1|complete").key())
                .startsWith("TagV1/")
                .isNotEqualTo(
                        change("TagV1", "{\"name\":\"y\"}", "TagV1|complete").key());
    }

    @Test
    void a_known_line_that_names_nothing_stops_the_feed_by_a_sentence_without_its_data() {
        assertThatThrownBy(() -> change("AssetDeleteV1", "{\"id\":\"secret\"}", "AssetDeleteV1|" + UPDATE))
                .isInstanceOf(FeedException.class)
                .hasMessage(
                        "a line AssetDeleteV1 of the stream has no text in its field assetId, so that nobody knows what"
                                + " it is about; a newer Drover may know this server's lines");
        assertThatThrownBy(() -> change("AssetDeleteV1", "{\"assetId\":7}", "AssetDeleteV1|" + UPDATE))
                .isInstanceOf(FeedException.class);
        assertThatThrownBy(() -> change("AssetV1", asset("a"), "nothing"))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("the stream holds an acknowledgement of another form than TYPE|ID");
    }
}
