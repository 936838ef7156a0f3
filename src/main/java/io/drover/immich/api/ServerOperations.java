package io.drover.immich.api;

import static io.drover.immich.api.OperationBuilder.operation;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.ServerConfig;
import io.drover.immich.api.model.ServerMediaTypes;
import io.drover.immich.api.model.ServerVersion;
import java.util.List;

/** What a server says of itself. */
public final class ServerOperations {
    public static final ApiOperation<Nothing, ServerVersion> GET_SERVER_VERSION = operation(
                    Group.SERVER,
                    "getServerVersion",
                    "Tells the version of the server",
                    HttpMethod.GET,
                    "/server/version",
                    Nothing.class)
            .open()
            .gives(ServerVersion.class);

    public static final ApiOperation<Nothing, ServerConfig> GET_SERVER_CONFIG = operation(
                    Group.SERVER,
                    "getServerConfig",
                    "Tells the public configuration, and alone whether the server is in maintenance mode",
                    HttpMethod.GET,
                    "/server/config",
                    Nothing.class)
            .open()
            .gives(ServerConfig.class);

    public static final ApiOperation<Nothing, ServerMediaTypes> GET_SUPPORTED_MEDIA_TYPES = operation(
                    Group.SERVER,
                    "getSupportedMediaTypes",
                    "Tells the file name extensions that the server takes",
                    HttpMethod.GET,
                    "/server/media-types",
                    Nothing.class)
            .open()
            .gives(ServerMediaTypes.class);

    static final List<ApiOperation<?, ?>> ALL =
            List.of(GET_SERVER_VERSION, GET_SERVER_CONFIG, GET_SUPPORTED_MEDIA_TYPES);

    private ServerOperations() {}
}
