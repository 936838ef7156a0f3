package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations without an upload: a JSON body in, an answer out. */
final class Endpoints {
    private final World world;
    private final Assets assets;
    private final Uploads uploads;
    private final SessionCalls sessions;
    private final AssetFiles files;
    private final AssetEdits edits;
    private final AssetCopies copies;
    private final MetadataCalls metadata;
    private final Search search;
    private final Albums albums;
    private final Tags tags;
    private final Stacks stacks;
    private final Partners partners;
    private final SyncCalls sync;

    Endpoints(World world, Uploads uploads) {
        this.world = world;
        this.assets = new Assets(world);
        this.uploads = uploads;
        this.sessions = new SessionCalls(world);
        this.files = new AssetFiles(world);
        this.edits = new AssetEdits(world);
        this.copies = new AssetCopies(world);
        this.metadata = new MetadataCalls(world);
        this.search = new Search(world);
        this.albums = new Albums(world);
        this.tags = new Tags(world);
        this.stacks = new Stacks(world);
        this.partners = new Partners(world);
        this.sync = new SyncCalls(world);
    }

    /**
     * One request whose body is there.
     *
     * @param caller null where nobody needs to be known
     * @param parameters what stands in the path, by the names of its template
     * @param query the parameters of the query
     * @param conditions the headers about files
     */
    record Input(
            Accounts.@Nullable Caller caller,
            Map<String, String> parameters,
            Map<String, String> query,
            Conditions conditions,
            JsonNode body) {

        /** The parameter of the path with this name. */
        String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }

        /** The asset, album, tag, stack or session in the path. */
        String id() {
            return parameter("id");
        }

        Accounts.Caller knownCaller() {
            if (caller == null) {
                throw new IllegalStateException("an operation for everybody asks who calls");
            }
            return caller;
        }
    }

    /** Carries the operation out. @throws Refusal when it cannot be */
    Answer answer(Operation operation, Input input) {
        return switch (operation) {
            case PING_SERVER -> ok(Json.object().put("res", "pong"));
            case GET_SERVER_VERSION -> ok(world.profile().serverVersion());
            case GET_SERVER_CONFIG ->
                ok(
                        world.maintenance().isOn()
                                ? Json.object().put("maintenanceMode", true)
                                : world.profile().serverConfig());
            case GET_SUPPORTED_MEDIA_TYPES -> ok(world.profile().media().toJson());
            case GET_SERVER_FEATURES -> ok(world.profile().serverFeatures());
            case GET_ABOUT_INFO -> ok(about());
            case GET_MY_USER -> ok(myUser(input.knownCaller().user()));
            case GET_MY_API_KEY -> ok(myKey(input.knownCaller()));
            case LOGIN -> login(input.body());
            case VALIDATE_ACCESS_TOKEN -> ok(Json.object().put("authStatus", true));
            case CHECK_BULK_UPLOAD -> uploads.check(input.knownCaller(), input.body());
            case DELETE_ASSETS -> assets.delete(input.knownCaller(), input.body());
            case GET_ASSET_STATISTICS -> assets.statistics(input.knownCaller(), input.query());
            case GET_ASSET_INFO -> assets.info(input.knownCaller(), input.id());
            case DOWNLOAD_ASSET -> files.original(input);
            case VIEW_ASSET -> files.thumbnail(input);
            case PLAY_ASSET_VIDEO -> files.playback(input);
            case EMPTY_TRASH -> assets.emptyTrash(input.knownCaller());
            case RESTORE_TRASH -> assets.restoreAll(input.knownCaller());
            case RESTORE_ASSETS -> assets.restore(input.knownCaller(), input.body());
            case CREATE_API_KEY, DELETE_API_KEY, LOGOUT, GET_SESSIONS, CREATE_SESSION, UPDATE_SESSION, DELETE_SESSION ->
                sessions.answer(operation, input);
            case UPDATE_ASSET -> edits.update(input.knownCaller(), input.id(), input.body());
            case UPDATE_ASSETS -> edits.updateAll(input.knownCaller(), input.body());
            case RUN_ASSET_JOBS -> edits.runJobs(input.knownCaller(), input.body());
            case COPY_ASSET -> copies.copy(input.knownCaller(), input.body());
            case CHECK_EXISTING_ASSETS -> assets.existing(input.knownCaller(), input.body());
            case GET_ALL_USER_ASSETS_BY_DEVICE_ID -> assets.ofDevice(input.knownCaller(), input.parameter("deviceId"));
            case GET_RANDOM -> assets.random(input.knownCaller(), input.query());
            case GET_ASSET_METADATA -> metadata.list(input.knownCaller(), input.id());
            case GET_ASSET_METADATA_BY_KEY -> metadata.one(input.knownCaller(), input.id(), input.parameter("key"));
            case UPDATE_ASSET_METADATA -> metadata.update(input.knownCaller(), input.id(), input.body());
            case DELETE_ASSET_METADATA -> metadata.delete(input.knownCaller(), input.id(), input.parameter("key"));
            case UPDATE_BULK_ASSET_METADATA -> metadata.updateAll(input.knownCaller(), input.body());
            case DELETE_BULK_ASSET_METADATA -> metadata.deleteAll(input.knownCaller(), input.body());
            case SEARCH_ASSETS, SEARCH_RANDOM -> search.answer(operation, input);
            case GET_ALL_ALBUMS,
                    CREATE_ALBUM,
                    GET_ALBUM_STATISTICS,
                    GET_ALBUM_INFO,
                    UPDATE_ALBUM_INFO,
                    DELETE_ALBUM,
                    ADD_ASSETS_TO_ALBUM,
                    REMOVE_ASSET_FROM_ALBUM,
                    ADD_USERS_TO_ALBUM,
                    REMOVE_USER_FROM_ALBUM -> albums.answer(operation, input);
            case GET_PARTNERS, CREATE_PARTNER, UPDATE_PARTNER, REMOVE_PARTNER -> partners.answer(operation, input);
            case GET_ALL_TAGS, UPSERT_TAGS, BULK_TAG_ASSETS, DELETE_TAG, TAG_ASSETS, UNTAG_ASSETS ->
                tags.answer(operation, input);
            case SEARCH_STACKS, CREATE_STACK, DELETE_STACKS, GET_STACK, UPDATE_STACK, DELETE_STACK ->
                stacks.answer(operation, input);
            case GET_FULL_SYNC_FOR_USER,
                    GET_DELTA_SYNC,
                    GET_SYNC_STREAM,
                    GET_SYNC_ACK,
                    SEND_SYNC_ACK,
                    DELETE_SYNC_ACK -> sync.answer(operation, input);
            case UPLOAD_ASSET, REPLACE_ASSET -> throw new IllegalStateException("an upload is no JSON operation");
        };
    }

    private ObjectNode about() {
        Profile profile = world.profile();
        List<String> libraries = profile.nativeLibraries();
        return Json.object()
                .put("version", "v" + profile.version())
                .put("versionUrl", "https://github.com/immich-app/immich/releases/tag/v" + profile.version())
                .put("licensed", false)
                .put("nodejs", "v24.21.0")
                .put("exiftool", libraries.get(0))
                .put("ffmpeg", "5.1.9-0+deb12u1 Copyright (c) 2000-2026 the FFmpeg developers")
                .put("libvips", libraries.get(1))
                .put("imagemagick", "");
    }

    private ObjectNode myUser(Accounts.User user) {
        return new AssetViews(world.profile()).user(user, world.assets().bytesOf(user.id()));
    }

    private static ObjectNode myKey(Accounts.Caller caller) {
        Accounts.Key key = caller.key();
        if (key == null) {
            throw Refusal.of(403, "Not authenticated with an API Key");
        }
        return key.toJson();
    }

    private Answer login(JsonNode body) {
        SessionStore.Opened opened = world.accounts()
                .login(body.path("email").asText(), body.path("password").asText());
        if (opened == null) {
            throw Refusal.of(401, "Incorrect email or password");
        }
        Accounts.User user = opened.session().user();
        return Answer.json(
                201,
                Json.object()
                        .put("accessToken", opened.token())
                        .put("userId", user.id())
                        .put("userEmail", user.email())
                        .put("name", user.name())
                        .put("isAdmin", false)
                        .put("profileImagePath", "")
                        .put("shouldChangePassword", true)
                        .put("isOnboarded", true));
    }

    private static Answer ok(ObjectNode body) {
        return Answer.json(200, body);
    }
}
