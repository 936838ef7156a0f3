package io.drover.sandbox;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations that the sandbox answers, by their OpenAPI operationId. */
enum Operation {
    PING_SERVER("pingServer", "GET", "/api/server/ping", Access.ALWAYS, null),
    GET_SERVER_VERSION("getServerVersion", "GET", "/api/server/version", Access.ALWAYS, null),
    GET_SERVER_CONFIG("getServerConfig", "GET", "/api/server/config", Access.ALWAYS, null),
    GET_SUPPORTED_MEDIA_TYPES("getSupportedMediaTypes", "GET", "/api/server/media-types", Access.OPEN, null),
    GET_SERVER_FEATURES("getServerFeatures", "GET", "/api/server/features", Access.OPEN, null),
    GET_ABOUT_INFO("getAboutInfo", "GET", "/api/server/about", Access.KEYED, "server.about"),
    GET_MY_USER("getMyUser", "GET", "/api/users/me", Access.KEYED, "user.read"),
    GET_MY_API_KEY("getMyApiKey", "GET", "/api/api-keys/me", Access.KEYED, null),
    LOGIN("login", "POST", "/api/auth/login", Access.OPEN, null),
    VALIDATE_ACCESS_TOKEN("validateAccessToken", "POST", "/api/auth/validateToken", Access.KEYED, null),
    UPLOAD_ASSET("uploadAsset", "POST", "/api/assets", Access.KEYED, "asset.upload"),
    DELETE_ASSETS("deleteAssets", "DELETE", "/api/assets", Access.KEYED, "asset.delete"),
    CHECK_BULK_UPLOAD("checkBulkUpload", "POST", "/api/assets/bulk-upload-check", Access.KEYED, "asset.upload"),
    GET_ASSET_STATISTICS("getAssetStatistics", "GET", "/api/assets/statistics", Access.KEYED, "asset.statistics"),
    GET_ASSET_INFO("getAssetInfo", "GET", "/api/assets/{id}", Access.KEYED, "asset.read"),
    DOWNLOAD_ASSET("downloadAsset", "GET", "/api/assets/{id}/original", Access.KEYED, "asset.download"),
    RESTORE_TRASH("restoreTrash", "POST", "/api/trash/restore", Access.KEYED, "asset.delete"),
    RESTORE_ASSETS("restoreAssets", "POST", "/api/trash/restore/assets", Access.KEYED, "asset.delete");

    /** Who may call an operation, and when. */
    enum Access {
        /** Everybody, in maintenance mode too. */
        ALWAYS,
        /** Everybody. */
        OPEN,
        /** Whoever has credentials. */
        KEYED
    }

    private static final String ID = "{id}";

    private final String id;
    private final String method;
    private final String prefix;
    private final @Nullable String suffix;
    private final Access access;
    private final @Nullable String permission;

    Operation(String id, String method, String path, Access access, @Nullable String permission) {
        this.id = id;
        this.method = method;
        int hole = path.indexOf(ID);
        this.prefix = hole < 0 ? path : path.substring(0, hole);
        this.suffix = hole < 0 ? null : path.substring(hole + ID.length());
        this.access = access;
        this.permission = permission;
    }

    /** Its operationId. */
    String id() {
        return id;
    }

    Access access() {
        return access;
    }

    /** What an API key needs for it, or null when any key will do. */
    @Nullable
    String permission() {
        return permission;
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
        throw new IllegalArgumentException("there is no operation '" + id + "' in the sandbox; it has " + names());
    }

    /** Every operationId, separated by commas. */
    static String names() {
        return Arrays.stream(values()).map(Operation::id).collect(Collectors.joining(", "));
    }

    /** The operation behind a method and a path, or null; HEAD counts as GET, and a trailing slash does not matter. */
    static @Nullable Operation at(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (Operation operation : values()) {
            if (operation.method.equals(wanted) && operation.matches(bare)) {
                return operation;
            }
        }
        return null;
    }

    /** The id in a path that matched. */
    String idIn(String path) {
        int end = path.indexOf('/', prefix.length());
        return path.substring(prefix.length(), end < 0 ? path.length() : end);
    }

    private boolean matches(String path) {
        if (suffix == null) {
            return path.equals(prefix);
        }
        return path.length() > prefix.length() + suffix.length()
                && path.startsWith(prefix)
                && path.endsWith(suffix)
                && path.indexOf('/', prefix.length()) == (suffix.isEmpty() ? -1 : path.length() - suffix.length());
    }
}
