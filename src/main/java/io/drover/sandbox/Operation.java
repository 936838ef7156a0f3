package io.drover.sandbox;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations that the sandbox answers, by their OpenAPI operationId. */
enum Operation {
    PING_SERVER("pingServer", "GET", "/server/ping", Access.ALWAYS, null),
    GET_SERVER_VERSION("getServerVersion", "GET", "/server/version", Access.ALWAYS, null),
    GET_SERVER_CONFIG("getServerConfig", "GET", "/server/config", Access.ALWAYS, null),
    GET_SUPPORTED_MEDIA_TYPES("getSupportedMediaTypes", "GET", "/server/media-types", Access.OPEN, null),
    GET_SERVER_FEATURES("getServerFeatures", "GET", "/server/features", Access.OPEN, null),
    GET_ABOUT_INFO("getAboutInfo", "GET", "/server/about", Access.KEYED, "server.about"),

    GET_MY_USER("getMyUser", "GET", "/users/me", Access.KEYED, "user.read"),
    GET_MY_API_KEY("getMyApiKey", "GET", "/api-keys/me", Access.KEYED, null),
    CREATE_API_KEY("createApiKey", "POST", "/api-keys", Access.KEYED, "apiKey.create"),
    DELETE_API_KEY("deleteApiKey", "DELETE", "/api-keys/{id}", Access.KEYED, "apiKey.delete"),
    LOGIN("login", "POST", "/auth/login", Access.OPEN, null),
    LOGOUT("logout", "POST", "/auth/logout", Access.KEYED, "all"),
    VALIDATE_ACCESS_TOKEN("validateAccessToken", "POST", "/auth/validateToken", Access.KEYED, null),
    GET_SESSIONS("getSessions", "GET", "/sessions", Access.KEYED, "session.read"),
    CREATE_SESSION("createSession", "POST", "/sessions", Access.KEYED, "session.create"),
    UPDATE_SESSION("updateSession", "PUT", "/sessions/{id}", Access.KEYED, "session.update"),
    DELETE_SESSION("deleteSession", "DELETE", "/sessions/{id}", Access.KEYED, "session.delete"),

    UPLOAD_ASSET("uploadAsset", "POST", "/assets", Access.KEYED, "asset.upload"),
    UPDATE_ASSETS("updateAssets", "PUT", "/assets", Access.KEYED, "asset.update"),
    DELETE_ASSETS("deleteAssets", "DELETE", "/assets", Access.KEYED, "asset.delete"),
    CHECK_BULK_UPLOAD("checkBulkUpload", "POST", "/assets/bulk-upload-check", Access.KEYED, "asset.upload"),
    CHECK_EXISTING_ASSETS("checkExistingAssets", "POST", "/assets/exist", Access.KEYED, "asset.upload", Since.UNTIL_3),
    GET_ALL_USER_ASSETS_BY_DEVICE_ID(
            "getAllUserAssetsByDeviceId", "GET", "/assets/device/{deviceId}", Access.KEYED, "all", Since.UNTIL_3),
    GET_ASSET_STATISTICS("getAssetStatistics", "GET", "/assets/statistics", Access.KEYED, "asset.statistics"),
    GET_RANDOM("getRandom", "GET", "/assets/random", Access.KEYED, "asset.read", Since.UNTIL_3),
    RUN_ASSET_JOBS("runAssetJobs", "POST", "/assets/jobs", Access.KEYED, "job.create"),
    COPY_ASSET("copyAsset", "PUT", "/assets/copy", Access.KEYED, "asset.copy", Since.FROM_2),
    UPDATE_BULK_ASSET_METADATA(
            "updateBulkAssetMetadata", "PUT", "/assets/metadata", Access.KEYED, "asset.update", Since.FROM_2),
    DELETE_BULK_ASSET_METADATA(
            "deleteBulkAssetMetadata", "DELETE", "/assets/metadata", Access.KEYED, "asset.update", Since.FROM_2),
    GET_ASSET_INFO("getAssetInfo", "GET", "/assets/{id}", Access.KEYED, "asset.read"),
    UPDATE_ASSET("updateAsset", "PUT", "/assets/{id}", Access.KEYED, "asset.update"),
    DOWNLOAD_ASSET("downloadAsset", "GET", "/assets/{id}/original", Access.KEYED, "asset.download"),
    REPLACE_ASSET("replaceAsset", "PUT", "/assets/{id}/original", Access.KEYED, "asset.replace", Since.UNTIL_3),
    VIEW_ASSET("viewAsset", "GET", "/assets/{id}/thumbnail", Access.KEYED, "asset.view"),
    PLAY_ASSET_VIDEO("playAssetVideo", "GET", "/assets/{id}/video/playback", Access.KEYED, "asset.view"),
    GET_ASSET_METADATA("getAssetMetadata", "GET", "/assets/{id}/metadata", Access.KEYED, "asset.read"),
    UPDATE_ASSET_METADATA("updateAssetMetadata", "PUT", "/assets/{id}/metadata", Access.KEYED, "asset.update"),
    GET_ASSET_METADATA_BY_KEY(
            "getAssetMetadataByKey", "GET", "/assets/{id}/metadata/{key}", Access.KEYED, "asset.read"),
    DELETE_ASSET_METADATA("deleteAssetMetadata", "DELETE", "/assets/{id}/metadata/{key}", Access.KEYED, "asset.update"),

    RESTORE_TRASH("restoreTrash", "POST", "/trash/restore", Access.KEYED, "asset.delete"),
    RESTORE_ASSETS("restoreAssets", "POST", "/trash/restore/assets", Access.KEYED, "asset.delete"),
    EMPTY_TRASH("emptyTrash", "POST", "/trash/empty", Access.KEYED, "asset.delete"),

    SEARCH_ASSETS("searchAssets", "POST", "/search/metadata", Access.KEYED, "asset.read"),
    SEARCH_RANDOM("searchRandom", "POST", "/search/random", Access.KEYED, "asset.read"),

    GET_ALL_ALBUMS("getAllAlbums", "GET", "/albums", Access.KEYED, "album.read"),
    CREATE_ALBUM("createAlbum", "POST", "/albums", Access.KEYED, "album.create"),
    GET_ALBUM_STATISTICS("getAlbumStatistics", "GET", "/albums/statistics", Access.KEYED, "album.statistics"),
    GET_ALBUM_INFO("getAlbumInfo", "GET", "/albums/{id}", Access.KEYED, "album.read"),
    UPDATE_ALBUM_INFO("updateAlbumInfo", "PATCH", "/albums/{id}", Access.KEYED, "album.update"),
    DELETE_ALBUM("deleteAlbum", "DELETE", "/albums/{id}", Access.KEYED, "album.delete"),
    ADD_ASSETS_TO_ALBUM("addAssetsToAlbum", "PUT", "/albums/{id}/assets", Access.KEYED, "albumAsset.create"),
    REMOVE_ASSET_FROM_ALBUM("removeAssetFromAlbum", "DELETE", "/albums/{id}/assets", Access.KEYED, "albumAsset.delete"),

    ADD_USERS_TO_ALBUM("addUsersToAlbum", "PUT", "/albums/{id}/users", Access.KEYED, "albumUser.create"),
    REMOVE_USER_FROM_ALBUM(
            "removeUserFromAlbum", "DELETE", "/albums/{id}/user/{userId}", Access.KEYED, "albumUser.delete"),

    GET_PARTNERS("getPartners", "GET", "/partners", Access.KEYED, "partner.read"),
    CREATE_PARTNER("createPartner", "POST", "/partners", Access.KEYED, "partner.create"),
    UPDATE_PARTNER("updatePartner", "PUT", "/partners/{id}", Access.KEYED, "partner.update"),
    REMOVE_PARTNER("removePartner", "DELETE", "/partners/{id}", Access.KEYED, "partner.delete"),

    GET_ALL_TAGS("getAllTags", "GET", "/tags", Access.KEYED, "tag.read"),
    UPSERT_TAGS("upsertTags", "PUT", "/tags", Access.KEYED, "tag.create"),
    BULK_TAG_ASSETS("bulkTagAssets", "PUT", "/tags/assets", Access.KEYED, "tag.asset"),
    DELETE_TAG("deleteTag", "DELETE", "/tags/{id}", Access.KEYED, "tag.delete"),
    TAG_ASSETS("tagAssets", "PUT", "/tags/{id}/assets", Access.KEYED, "tag.asset"),
    UNTAG_ASSETS("untagAssets", "DELETE", "/tags/{id}/assets", Access.KEYED, "tag.asset"),

    SEARCH_STACKS("searchStacks", "GET", "/stacks", Access.KEYED, "stack.read"),
    CREATE_STACK("createStack", "POST", "/stacks", Access.KEYED, "stack.create"),
    DELETE_STACKS("deleteStacks", "DELETE", "/stacks", Access.KEYED, "stack.delete"),
    GET_STACK("getStack", "GET", "/stacks/{id}", Access.KEYED, "stack.read"),
    UPDATE_STACK("updateStack", "PUT", "/stacks/{id}", Access.KEYED, "stack.update"),
    DELETE_STACK("deleteStack", "DELETE", "/stacks/{id}", Access.KEYED, "stack.delete"),

    GET_FULL_SYNC_FOR_USER("getFullSyncForUser", "POST", "/sync/full-sync", Access.KEYED, "all", Since.UNTIL_3),
    GET_DELTA_SYNC("getDeltaSync", "POST", "/sync/delta-sync", Access.KEYED, "all", Since.UNTIL_3),
    GET_SYNC_STREAM("getSyncStream", "POST", "/sync/stream", Access.KEYED, "sync.stream"),
    GET_SYNC_ACK("getSyncAck", "GET", "/sync/ack", Access.KEYED, "syncCheckpoint.read"),
    SEND_SYNC_ACK("sendSyncAck", "POST", "/sync/ack", Access.KEYED, "syncCheckpoint.update"),
    DELETE_SYNC_ACK("deleteSyncAck", "DELETE", "/sync/ack", Access.KEYED, "syncCheckpoint.delete");

    /** Who may call an operation, and when. */
    enum Access {
        /** Everybody, in maintenance mode too. */
        ALWAYS,
        /** Everybody. */
        OPEN,
        /** Whoever has credentials. */
        KEYED
    }

    /** Which versions have an operation. */
    enum Since {
        /** All that the sandbox speaks. */
        EVER,
        /** Those before 3.0. */
        UNTIL_3,
        /** Those from 2.x on. */
        FROM_2;

        boolean holdsFor(Profile profile) {
            return switch (this) {
                case EVER -> true;
                case UNTIL_3 -> profile.major() < 3;
                case FROM_2 -> profile.major() >= 2;
            };
        }
    }

    private final String id;
    private final String method;
    private final PathTemplate path;
    private final Access access;
    private final @Nullable String permission;
    private final Since since;

    Operation(String id, String method, String path, Access access, @Nullable String permission) {
        this(id, method, path, access, permission, Since.EVER);
    }

    Operation(String id, String method, String path, Access access, @Nullable String permission, Since since) {
        this.id = id;
        this.method = method;
        this.path = new PathTemplate("/api" + path);
        this.access = access;
        this.permission = permission;
        this.since = since;
    }

    /** Its operationId. */
    String id() {
        return id;
    }

    Access access() {
        return access;
    }

    /**
     * What an API key needs for it, or null when any key will do.
     *
     * @param profile the version: 1.x declared no permission for some, which then need {@code all}
     */
    @Nullable
    String permission(Profile profile) {
        boolean undeclared = profile.major() == 1 && (this == CHECK_EXISTING_ASSETS || this == RUN_ASSET_JOBS);
        return undeclared ? "all" : permission;
    }

    /**
     * The operation with this operationId.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Operation named(String id) {
        for (Operation operation : values()) {
            if (operation.id.equals(id)) {
                return operation;
            }
        }
        throw new IllegalArgumentException(
                "there is no operation '" + id + "' in the sandbox; it has " + names() + ", " + StackOperation.names());
    }

    /** Every operationId, separated by commas. */
    static String names() {
        return Arrays.stream(values()).map(Operation::id).collect(Collectors.joining(", "));
    }

    /**
     * The operation that a version has behind a method and a path, or null. HEAD counts as GET, and a trailing slash
     * does not matter. Of two that match, the one that is listed first counts, as in Express.
     */
    static @Nullable Operation at(Profile profile, String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (Operation operation : values()) {
            if (operation.answers(profile, wanted)
                    && operation.since.holdsFor(profile)
                    && operation.path.matches(bare)) {
                return operation;
            }
        }
        return null;
    }

    /** 3.x takes PATCH too where an asset is updated, which its documents do not tell. */
    private boolean answers(Profile profile, String wanted) {
        boolean update = this == UPDATE_ASSET || this == UPDATE_ASSETS;
        return method.equals(wanted) || update && profile.major() > 2 && wanted.equals("PATCH");
    }

    /** What stands in a path that matched where the template has names. */
    Map<String, String> parametersIn(String path) {
        return this.path.parametersIn(path);
    }
}
