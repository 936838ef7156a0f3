package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Albums. */
final class Albums {
    private static final List<String> ORDERS = List.of("asc", "desc");

    private final World world;
    private final AlbumContents contents;
    private final AlbumViews views;
    private final OwnAlbums ownAlbums;
    private final AlbumSharing sharing;

    Albums(World world) {
        this.world = world;
        this.contents = new AlbumContents(world);
        this.views = new AlbumViews(world);
        this.ownAlbums = new OwnAlbums(world);
        this.sharing = new AlbumSharing(world);
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        Accounts.Caller caller = input.knownCaller();
        return switch (operation) {
            case GET_ALL_ALBUMS -> list(input);
            case CREATE_ALBUM -> create(caller, input.body());
            case GET_ALBUM_STATISTICS -> statistics(caller);
            case GET_ALBUM_INFO -> info(input);
            case UPDATE_ALBUM_INFO -> update(input);
            case DELETE_ALBUM -> delete(input);
            case ADD_ASSETS_TO_ALBUM -> addAssets(input);
            case REMOVE_ASSET_FROM_ALBUM -> removeAssets(input);
            case ADD_USERS_TO_ALBUM -> sharing.share(input);
            case REMOVE_USER_FROM_ALBUM -> sharing.unshare(input);
            default -> throw new IllegalArgumentException(operation.id() + " is about no album");
        };
    }

    /** The albums that the caller has and that the query asks for, the newest first. */
    private Answer list(Endpoints.Input input) {
        AlbumFilter filter = AlbumFilter.of(input.query(), world);
        Accounts.User user = input.knownCaller().user();
        ArrayNode json = Json.array();
        for (Album album : newestFirst(world.albums().list(album -> filter.takes(album, user)))) {
            json.add(views.read(contents.withThumbnail(album), owner(album), contents.shown(album), false));
        }
        return Answer.json(200, json);
    }

    private static List<Album> newestFirst(List<Album> albums) {
        List<Album> sorted = new ArrayList<>(albums);
        Collections.reverse(sorted);
        sorted.sort(Comparator.comparing(Album::createdAt).reversed());
        return sorted;
    }

    private Answer create(Accounts.Caller caller, JsonNode body) {
        world.profile()
                .rules()
                .fields(body)
                .text("albumName", Fields.Need.REQUIRED)
                .text("description", Fields.Need.OPTIONAL)
                .uuids("assetIds", Fields.Need.OPTIONAL, 0)
                .refuse();
        List<String> assets = contents.beginning(caller, Json.texts(body.path("assetIds")));
        Album album = world.albums()
                .add(
                        caller.user().id(),
                        body.path("albumName").asText(),
                        body.path("description").asText(""),
                        assets);
        return Answer.json(201, views.written(album, caller.user(), contents.shown(album), true));
    }

    private Answer statistics(Accounts.Caller caller) {
        int owned = 0;
        int shared = 0;
        int notShared = 0;
        for (Map.Entry<String, AlbumMember> album :
                world.albums().albumsOfUser(caller.user().id()).entrySet()) {
            boolean isShared = world.albums().members(album.getKey()).size() > 1;
            owned += album.getValue().isOwner() ? 1 : 0;
            shared += isShared ? 1 : 0;
            notShared += isShared ? 0 : 1;
        }
        return Answer.json(
                200, Json.object().put("owned", owned).put("shared", shared).put("notShared", notShared));
    }

    private Answer info(Endpoints.Input input) {
        String withoutAssets = input.query().get("withoutAssets");
        if (withoutAssets != null && world.profile().major() < 3) {
            world.profile().rules().flag("withoutAssets", withoutAssets);
        }
        Album album = contents.withThumbnail(ownAlbums.requireMember(input, "album.read"));
        return Answer.json(200, views.read(album, owner(album), contents.shown(album), !"true".equals(withoutAssets)));
    }

    private Answer update(Endpoints.Input input) {
        JsonNode body = input.body();
        world.profile()
                .rules()
                .fields(body)
                .text("albumName", Fields.Need.OPTIONAL)
                .text("description", Fields.Need.OPTIONAL)
                .uuid("albumThumbnailAssetId", Fields.Need.OPTIONAL)
                .flag("isActivityEnabled", Fields.Need.OPTIONAL)
                .option("order", Fields.Need.OPTIONAL, ORDERS)
                .refuse();
        Album album = ownAlbums.require(input, "album.update");
        String thumbnail = body.path("albumThumbnailAssetId").asText(album.thumbnail());
        if (body.has("albumThumbnailAssetId") && !world.albums().holds(album.id(), thumbnail)) {
            throw Refusal.of(400, "Invalid album thumbnail");
        }
        Album changed = world.albums()
                .change(
                        album.id(),
                        old -> old.thumbnail(thumbnail)
                                .described(
                                        body.path("albumName").asText(old.name()),
                                        body.path("description").asText(old.description()),
                                        body.path("order").asText(old.order()),
                                        body.path("isActivityEnabled").asBoolean(old.activity())));
        return Answer.json(200, views.written(changed, input.knownCaller().user(), contents.shown(changed), false));
    }

    private Answer delete(Endpoints.Input input) {
        world.albums().remove(ownAlbums.require(input, "album.delete").id());
        return Answer.noContent();
    }

    private Answer addAssets(Endpoints.Input input) {
        world.profile().rules().ids(input.body());
        Album album = ownAlbums.require(input, "albumAsset.create");
        return Answer.json(200, contents.put(input.knownCaller(), album, ids(input)));
    }

    private Answer removeAssets(Endpoints.Input input) {
        world.profile().rules().ids(input.body());
        return Answer.json(200, contents.take(ownAlbums.require(input, "albumAsset.delete"), ids(input)));
    }

    private Accounts.User owner(Album album) {
        return world.accounts().known(album.owner());
    }

    private static List<String> ids(Endpoints.Input input) {
        return Json.texts(input.body().path("ids"));
    }
}
