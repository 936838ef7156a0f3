package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.CreateSession;
import io.drover.immich.api.model.CreatedSession;
import io.drover.immich.api.model.Login;
import io.drover.immich.api.model.LoginAnswer;
import io.drover.immich.api.model.LogoutAnswer;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.TokenCheck;
import java.util.List;

/** How sessions begin and end. */
public final class AuthenticationOperations {
    private static final OperationRows ROWS = new OperationRows(Group.AUTHENTICATION);

    public static final ApiOperation<Login, LoginAnswer> LOGIN = ROWS.post(
                    "login", "Begins a session with e-mail and password", "/auth/login", Login.class)
            .open()
            .notes("It is 401 where the server has logging in with a password switched off")
            .gives(LoginAnswer.class);

    public static final ApiOperation<Nothing, LogoutAnswer> LOGOUT = ROWS.post(
                    "logout", "Ends the session in use", "/auth/logout", Nothing.class)
            .session()
            .gives(LogoutAnswer.class);

    public static final ApiOperation<CreateSession, CreatedSession> CREATE_SESSION = ROWS.post(
                    "createSession",
                    "Begins a session below the one in use, with checkpoints of its own",
                    "/sessions",
                    CreateSession.class)
            .session()
            .permission("session.create", Versions.V1_135)
            .gives(CreatedSession.class);

    public static final ApiOperation<Nothing, TokenCheck> VALIDATE_ACCESS_TOKEN = ROWS.post(
                    "validateAccessToken",
                    "Tells whether the credentials are good",
                    "/auth/validateToken",
                    Nothing.class)
            .anyKey()
            .gives(TokenCheck.class);

    private AuthenticationOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}
