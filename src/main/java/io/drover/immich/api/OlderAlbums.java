package io.drover.immich.api;

import io.drover.http.WireJson;
import io.drover.immich.api.ApiOperation.Former;
import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.Album;
import io.drover.immich.api.model.GetAllAlbums;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The albums of servers before 3.0, which either list one's own or the shared ones, and know neither names nor ids:
 * what 3.x filters is filtered here.
 */
final class OlderAlbums {
    static final Former<GetAllAlbums, List<Album>> FORMER = new Former<>(Versions.V3_0, OlderAlbums::list);

    private static final ApiOperation<Question, List<Album>> LIST = new OperationRows(Group.ALBUMS)
            .get("getAllAlbums", "Lists one's own albums, or the shared ones", "/albums", Question.class)
            .permission("album.read", Versions.V1_135)
            .givesList(Album.class);

    /**
     * What those servers can be asked.
     *
     * @param assetId those that hold this asset, whatever else is said
     * @param shared true for those that are shared, by oneself or with one; null for all of one's own
     */
    record Question(@Nullable String assetId, @Nullable Boolean shared) {}

    private OlderAlbums() {}

    private static List<Album> list(ImmichClient client, GetAllAlbums request) {
        Adaptations.alone("assetId").adapt(AlbumOperations.GET_ALL_ALBUMS, client.version(), WireJson.object(request));
        if (request.assetId() != null) {
            return client.call(LIST, new Question(request.assetId(), null));
        }
        return candidates(client, request.isOwned()).stream()
                .filter(album -> request.isShared() == null || request.isShared() == album.shared())
                .filter(album -> request.id() == null || request.id().equals(album.id()))
                .filter(album -> request.name() == null || request.name().equals(album.albumName()))
                .toList();
    }

    private static List<Album> candidates(ImmichClient client, @Nullable Boolean isOwned) {
        List<Album> own = client.call(LIST, new Question(null, null));
        if (Boolean.TRUE.equals(isOwned)) {
            return own;
        }
        Set<String> ownIds = own.stream().map(Album::id).collect(Collectors.toSet());
        List<Album> albums = new ArrayList<>(isOwned == null ? own : List.of());
        client.call(LIST, new Question(null, true)).stream()
                .filter(album -> !ownIds.contains(album.id()))
                .forEach(albums::add);
        return albums;
    }
}
