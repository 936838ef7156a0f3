package io.drover.sandbox;

import static io.drover.sandbox.SyncSession.lineOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.SyncSession.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Drover relies on in the stream's lines about albums and stacks. */
abstract class AlbumSyncContract extends ContractBase {
    private static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f-]{17}";

    private final SyncSession session;
    private final List<String> albums = new ArrayList<>();

    AlbumSyncContract(ServerUnderTest server) {
        super(server);
        this.session = new SyncSession(client, server.newSession());
    }

    @AfterEach
    void remove_the_albums() {
        albums.forEach(id -> client.json("DELETE", "/albums/" + id, ""));
    }

    @Test
    void an_album_is_told_with_its_owner_in_it_or_beside_it() {
        String photo = uploaded();
        String album = album("Trip", photo);

        Line first = lineOf(session.stream("AlbumsV1"), "AlbumV1", album);
        List<Line> users = session.stream("AlbumUsersV1");

        assertThat(first.data().path("name").asText()).isEqualTo("Trip");
        assertThat(first.data().path("thumbnailAssetId").asText()).isEqualTo(photo);
        assertThat(first.data().path("order").asText()).isEqualTo("desc");
        assertThat(first.data().path("ownerId").asText()).isEqualTo(me());
        if (major >= 3) {
            Line second = lineOf(session.stream("AlbumsV2"), "AlbumV2", album);
            assertThat(second.data().has("ownerId")).isFalse();
            assertThat(lineOf(users, "AlbumUserV1", album).data().path("role").asText())
                    .isEqualTo("owner");
        } else {
            assertThat(users).noneMatch(line -> line.isOf(album));
        }
    }

    @Test
    void assets_in_albums_are_told_as_links_and_as_assets() {
        String photo = uploaded();
        String album = album("Trip", photo);

        List<Line> links = session.stream("AlbumToAssetsV1");
        List<Line> assets = session.stream(assetsType());
        List<Line> exifs = session.stream("AlbumAssetExifsV1");

        Line link = lineOf(links, "AlbumToAssetV1", album);
        assertThat(link.data().path("assetId").asText()).isEqualTo(photo);
        assertThat(link.ack()).matches("AlbumToAssetV1\\|" + UUID_V7);
        assertThat(lineOf(assets, createLine(), photo).data().has("checksum")).isTrue();
        assertThat(lineOf(exifs, "AlbumAssetExifCreateV1", photo).data().has("fileSizeInByte"))
                .isTrue();
        Line before = assets.get(indexOfFirst(assets, createLine()) - 1);
        assertThat(before.type()).isEqualTo("SyncAckV1");
        assertThat(before.ack()).matches(updateLine() + "\\|" + UUID_V7);
    }

    @Test
    void an_asset_of_a_known_album_is_told_again_when_it_changes() {
        String photo = uploaded();
        album("Trip", photo);
        session.ackAll(session.stream(assetsType()));

        delete(photo, false);
        List<Line> lines = session.stream(assetsType());

        assertThat(lineOf(lines, updateLine(), photo).data().path("deletedAt").isTextual())
                .isTrue();
        assertThat(lines).noneMatch(line -> line.type().equals(createLine()) && line.isOf(photo));
    }

    @Test
    void what_leaves_an_album_and_an_album_that_is_gone_are_told() {
        String photo = uploaded();
        String album = album("Trip", photo);
        session.ackAll(session.stream("AlbumsV1", "AlbumToAssetsV1"));

        client.json("DELETE", "/albums/" + album + "/assets", "{\"ids\":[\"" + photo + "\"]}");
        List<Line> emptied = session.stream("AlbumToAssetsV1");
        client.json("DELETE", "/albums/" + album, "");
        List<Line> gone = session.stream("AlbumsV1", "AlbumToAssetsV1");

        assertThat(lineOf(emptied, "AlbumToAssetDeleteV1", album)
                        .data()
                        .path("assetId")
                        .asText())
                .isEqualTo(photo);
        assertThat(lineOf(gone, "AlbumDeleteV1", album).ack()).matches("AlbumDeleteV1\\|" + UUID_V7);
        assertThat(gone).noneMatch(line -> line.type().startsWith("AlbumToAsset") && line.isOf(album));
    }

    @Test
    void from_3_on_a_new_album_is_caught_up_with_once() {
        album("First", uploaded());
        session.ackAll(session.stream("AlbumToAssetsV1"));
        String photo = uploaded();
        album("Second", photo);

        List<Line> lines = session.stream("AlbumToAssetsV1");
        session.ackAll(lines);
        List<Line> again = session.stream("AlbumToAssetsV1");

        assertThat(lineOf(lines, "AlbumToAssetV1", photo).type()).isEqualTo("AlbumToAssetV1");
        List<String> caughtUp = lines.stream()
                .filter(line -> line.type().equals("SyncAckV1"))
                .map(Line::ack)
                .toList();
        if (major >= 3) {
            assertThat(caughtUp)
                    .singleElement()
                    .asString()
                    .matches("AlbumToAssetBackfillV1\\|" + UUID_V7 + "\\|complete");
        } else {
            assertThat(caughtUp).isEmpty();
        }
        assertThat(again).extracting(Line::type).containsExactly("SyncCompleteV1");
    }

    @Test
    void from_3_on_the_server_notes_by_itself_that_nothing_has_to_be_caught_up_with() {
        album("Trip", uploaded());

        session.stream("AlbumUsersV1", "AlbumToAssetsV1", assetsType(), "AlbumAssetExifsV1");

        if (major >= 3) {
            assertThat(session.checkpoints())
                    .containsExactlyInAnyOrder(
                            "AlbumAssetBackfillV2",
                            "AlbumUserBackfillV1",
                            "AlbumToAssetBackfillV1",
                            "AlbumAssetExifBackfillV1");
        } else {
            assertThat(session.checkpoints()).isEmpty();
        }
    }

    @Test
    void a_stack_is_told_by_itself_and_by_its_assets() {
        String primary = uploaded();
        String other = uploaded();
        String stack = client.json("POST", "/stacks", "{\"assetIds\":[\"" + primary + "\",\"" + other + "\"]}")
                .text("id");
        String assets = major >= 3 ? "AssetsV2" : "AssetsV1";

        List<Line> lines = session.stream("StacksV1", assets);
        session.ackAll(lines);
        client.json("DELETE", "/stacks/" + stack, "");
        List<Line> after = session.stream("StacksV1", assets);

        Line told = lineOf(lines, "StackV1", stack);
        assertThat(told.data().path("primaryAssetId").asText()).isEqualTo(primary);
        assertThat(told.data().path("ownerId").asText()).isEqualTo(me());
        assertThat(stackOf(lines, other)).isEqualTo(stack);
        assertThat(lineOf(after, "StackDeleteV1", stack).ack()).matches("StackDeleteV1\\|" + UUID_V7);
        assertThat(stackOf(after, other)).isEqualTo("null");
    }

    private String stackOf(List<Line> lines, String asset) {
        return lineOf(lines, major >= 3 ? "AssetV2" : "AssetV1", asset)
                .data()
                .path("stackId")
                .asText();
    }

    private String album(String name, String asset) {
        String id = client.json("POST", "/albums", "{\"albumName\":\"" + name + "\",\"assetIds\":[\"" + asset + "\"]}")
                .text("id");
        albums.add(id);
        return id;
    }

    private String me() {
        return client.get("/users/me").text("id");
    }

    private String assetsType() {
        return major >= 3 ? "AlbumAssetsV2" : "AlbumAssetsV1";
    }

    private String createLine() {
        return major >= 3 ? "AlbumAssetCreateV2" : "AlbumAssetCreateV1";
    }

    private String updateLine() {
        return major >= 3 ? "AlbumAssetUpdateV2" : "AlbumAssetUpdateV1";
    }

    private static int indexOfFirst(List<Line> lines, String type) {
        return lines.stream().map(Line::type).toList().indexOf(type);
    }
}
