package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.ApiKey;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.User;
import java.util.List;

/** Who calls. */
public final class UserOperations {
    private static final OperationRows ROWS = new OperationRows(Group.USERS);

    public static final ApiOperation<Nothing, User> GET_MY_USER = ROWS.get(
                    "getMyUser", "Reads the user whom the credentials belong to", "/users/me", Nothing.class)
            .permission("user.read", Versions.V1_137)
            .gives(User.class);

    public static final ApiOperation<Nothing, ApiKey> GET_MY_API_KEY = ROWS.get(
                    "getMyApiKey",
                    "Reads the API key in use and what it may do; works with every key",
                    "/api-keys/me",
                    Nothing.class)
            .anyKey()
            .since(Versions.V1_139)
            .gives(ApiKey.class);

    private UserOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}
