package io.drover.immich.api;

import static io.drover.immich.api.OperationBuilder.operation;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.ApiKey;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.User;
import java.util.List;

/** Who calls. */
public final class UserOperations {
    public static final ApiOperation<Nothing, User> GET_MY_USER = operation(
                    Group.USERS,
                    "getMyUser",
                    "Reads the user whom the credentials belong to",
                    HttpMethod.GET,
                    "/users/me",
                    Nothing.class)
            .permission("user.read", Versions.V1_135)
            .gives(User.class);

    public static final ApiOperation<Nothing, ApiKey> GET_MY_API_KEY = operation(
                    Group.USERS,
                    "getMyApiKey",
                    "Reads the API key in use and what it may do; works with every key",
                    HttpMethod.GET,
                    "/api-keys/me",
                    Nothing.class)
            .anyKey()
            .since(Versions.V1_139)
            .gives(ApiKey.class);

    static final List<ApiOperation<?, ?>> ALL = List.of(GET_MY_USER, GET_MY_API_KEY);

    private UserOperations() {}
}
