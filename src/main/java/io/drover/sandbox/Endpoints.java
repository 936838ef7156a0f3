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

    Endpoints(World world, Uploads uploads) {
        this.world = world;
        this.assets = new Assets(world);
        this.uploads = uploads;
    }

    /**
     * One request whose body is there.
     *
     * @param caller null where nobody needs to be known
     * @param id the asset's id in the path, or empty
     * @param query its parameters
     * @param range the header Range, or null
     */
    record Input(
            Accounts.@Nullable Caller caller,
            String id,
            Map<String, String> query,
            @Nullable String range,
            JsonNode body) {

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
            case DOWNLOAD_ASSET -> assets.original(input.knownCaller(), input.id(), input.range());
            case RESTORE_TRASH -> assets.restoreAll(input.knownCaller());
            case RESTORE_ASSETS -> assets.restore(input.knownCaller(), input.body());
            case UPLOAD_ASSET -> throw new IllegalStateException("an upload is no JSON operation");
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
        String created = AssetViews.time(key.createdAt());
        ObjectNode json = Json.object().put("id", key.id()).put("name", key.name());
        json.put("createdAt", created).put("updatedAt", created);
        json.set("permissions", Json.array(key.permissions()));
        return json;
    }

    private Answer login(JsonNode body) {
        Accounts.Session session = world.accounts()
                .login(body.path("email").asText(), body.path("password").asText());
        if (session == null) {
            throw Refusal.of(401, "Incorrect email or password");
        }
        Accounts.User user = session.user();
        return Answer.json(
                201,
                Json.object()
                        .put("accessToken", session.token())
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
