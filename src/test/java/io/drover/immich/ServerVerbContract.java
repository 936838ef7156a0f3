package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.AboutInfo;
import io.drover.immich.api.model.ApiKey;
import io.drover.immich.api.model.LoginAnswer;
import io.drover.immich.api.model.Ping;
import io.drover.immich.api.model.ServerConfig;
import io.drover.immich.api.model.ServerFeatures;
import io.drover.immich.api.model.ServerMediaTypes;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.TokenCheck;
import io.drover.immich.api.model.User;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** The verbs that ask who a server is, who calls it, and how sessions begin. */
abstract class ServerVerbContract extends VerbContractBase {
    ServerVerbContract(VerbStage stage) {
        super(stage);
    }

    @Test
    @Exercises({"pingServer", "getServerVersion", "getAboutInfo", "getServerConfig"})
    void a_server_tells_of_itself() {
        ServerVersion version = answer("getServerVersion", null, ServerVersion.class);

        assertThat(answer("pingServer", null, Ping.class).res()).isEqualTo("pong");
        assertThat(answer("getAboutInfo", null, AboutInfo.class).version()).isEqualTo("v" + version);
        assertThat(answer("getServerConfig", null, ServerConfig.class).inMaintenance())
                .isFalse();
    }

    @Test
    @Exercises({"getServerFeatures", "getSupportedMediaTypes"})
    void a_server_tells_what_it_can_do_and_takes() {
        ServerMediaTypes types = answer("getSupportedMediaTypes", null, ServerMediaTypes.class);

        assertThat(answer("getServerFeatures", null, ServerFeatures.class).trash())
                .isTrue();
        assertThat(types.image()).contains(".jpg", ".heic");
        assertThat(types.video()).contains(".mov");
        assertThat(types.sidecar()).containsExactly(".xmp");
    }

    @Test
    @Exercises({"getMyUser", "getMyApiKey", "validateAccessToken"})
    void a_key_tells_whose_it_is_and_what_it_may_do() {
        Message me = done("getMyUser", null);

        assertThat(me.getBody(User.class).email()).isEqualTo(stage().server().email());
        assertThat(me.getHeader("CamelImmichUserId"))
                .isEqualTo(me.getBody(User.class).id());
        assertThat(answer("getMyApiKey", null, ApiKey.class).permissions()).containsExactly("all");
        assertThat(answer("validateAccessToken", null, TokenCheck.class).authStatus())
                .isTrue();
    }

    @Test
    @Exercises("login")
    void a_session_begins_by_e_mail_and_password() {
        Message message = done(
                "login",
                Map.of(
                        "email", stage().server().email(),
                        "password", stage().server().password()));

        LoginAnswer answer = message.getBody(LoginAnswer.class);
        stage().server().endLater(answer.accessToken());
        assertThat(answer.userEmail()).isEqualTo(stage().server().email());
        assertThat(answer.toString()).doesNotContain(answer.accessToken());
        assertThat(refused("login", Map.of("email", stage().server().email(), "password", "wrong")))
                .contains("401", "Incorrect email or password")
                .doesNotContain("wrong");
    }
}
