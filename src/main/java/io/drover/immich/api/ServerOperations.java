package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.AboutInfo;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.Ping;
import io.drover.immich.api.model.ServerConfig;
import io.drover.immich.api.model.ServerFeatures;
import io.drover.immich.api.model.ServerMediaTypes;
import io.drover.immich.api.model.ServerVersion;
import java.util.List;

/** What a server says of itself. */
public final class ServerOperations {
    private static final OperationRows ROWS = new OperationRows(Group.SERVER);

    public static final ApiOperation<Nothing, Ping> PING_SERVER = ROWS.get(
                    "pingServer", "Tells whether the server runs", "/server/ping", Nothing.class)
            .open()
            .gives(Ping.class);

    public static final ApiOperation<Nothing, ServerVersion> GET_SERVER_VERSION = ROWS.get(
                    "getServerVersion", "Tells the version of the server", "/server/version", Nothing.class)
            .open()
            .gives(ServerVersion.class);

    public static final ApiOperation<Nothing, AboutInfo> GET_ABOUT_INFO = ROWS.get(
                    "getAboutInfo", "Tells what the server is made of", "/server/about", Nothing.class)
            .permission("server.about", Versions.V1_137)
            .gives(AboutInfo.class);

    public static final ApiOperation<Nothing, ServerFeatures> GET_SERVER_FEATURES = ROWS.get(
                    "getServerFeatures", "Tells what the server can do", "/server/features", Nothing.class)
            .open()
            .gives(ServerFeatures.class);

    public static final ApiOperation<Nothing, ServerConfig> GET_SERVER_CONFIG = ROWS.get(
                    "getServerConfig",
                    "Tells the public configuration, and alone whether the server is in maintenance mode",
                    "/server/config",
                    Nothing.class)
            .open()
            .gives(ServerConfig.class);

    public static final ApiOperation<Nothing, ServerMediaTypes> GET_SUPPORTED_MEDIA_TYPES = ROWS.get(
                    "getSupportedMediaTypes",
                    "Tells the file name extensions that the server takes",
                    "/server/media-types",
                    Nothing.class)
            .open()
            .gives(ServerMediaTypes.class);

    private ServerOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}
