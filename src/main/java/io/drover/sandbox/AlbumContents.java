package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Objects;

/** What is in albums, and which of it stands for them. */
final class AlbumContents {
    private final AlbumStore albums;
    private final OwnAssets ownAssets;
    private final BulkEdit edit;

    AlbumContents(World world) {
        this.albums = world.albums();
        this.ownAssets = new OwnAssets(world);
        this.edit = new BulkEdit(ownAssets, albums);
    }

    /** What an album shows, the asset that was taken last first. */
    List<StoredAsset> shown(Album album) {
        return ownAssets.shownByTime(albums.assetsOf(album.id()));
    }

    /** The assets that can begin an album: the caller's, each once. */
    List<String> beginning(Accounts.Caller caller, List<String> assets) {
        return assets.stream()
                .filter(id -> ownAssets.has(caller, id))
                .distinct()
                .toList();
    }

    /** Puts assets in and tells of each how it went. The first that came in stands for an album without a thumbnail. */
    ArrayNode put(Accounts.Caller caller, Album album, List<String> assets) {
        ArrayNode results = edit.put(caller, album.id(), assets);
        for (JsonNode result : results) {
            if (result.path("success").asBoolean()) {
                String first = result.path("id").asText();
                albums.change(album.id(), old -> old.thumbnail() == null ? old.thumbnail(first) : old);
                break;
            }
        }
        return results;
    }

    /** Takes assets out and tells of each how it went. */
    ArrayNode take(Album album, List<String> assets) {
        return edit.take(album.id(), assets);
    }

    /** The album, with its newest asset standing for it where none of its assets does any more. */
    Album withThumbnail(Album album) {
        String thumbnail = album.thumbnail();
        if (thumbnail != null && albums.holds(album.id(), thumbnail)) {
            return album;
        }
        List<StoredAsset> shown = shown(album);
        String newest = shown.isEmpty() ? null : shown.get(0).id();
        return Objects.equals(newest, thumbnail) ? album : albums.change(album.id(), old -> old.thumbnail(newest));
    }
}
