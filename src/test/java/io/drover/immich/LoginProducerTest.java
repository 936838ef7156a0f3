package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.http.RawServer;
import io.drover.immich.api.model.Login;
import io.drover.immich.api.model.LoginAnswer;
import io.drover.immich.api.model.LogoutAnswer;
import io.drover.immich.api.model.Nothing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A route logs in as the component, or as somebody else, and ends what the component has opened. */
@Timeout(60)
class LoginProducerTest {
    private final AtomicInteger logins = new AtomicInteger();
    private final List<String> ended = new CopyOnWriteArrayList<>();

    private String answer(RawServer.Request request, byte[] body) {
        if (request.path().equals("/api/auth/logout")) {
            ended.add(request.headers().get("x-immich-user-token"));
            return RawServer.json(200, "{\"successful\":true,\"redirectUri\":\"/auth/login\"}");
        }
        String user = new String(body, StandardCharsets.UTF_8).contains("ann@") ? "ann" : "bob";
        return RawServer.json(
                201,
                "{\"accessToken\":\"" + user + logins.incrementAndGet() + "\",\"userId\":\"" + user
                        + "\",\"userEmail\":\"" + user + "@example.org\",\"name\":\"" + user
                        + "\",\"isAdmin\":false,\"shouldChangePassword\":false}");
    }

    @Test
    void a_body_is_somebody_else_and_none_is_the_component() throws Exception {
        try (RawServer server = RawServer.answering(this::answer);
                DefaultCamelContext context = new DefaultCamelContext()) {
            ImmichComponent component = new ImmichComponent();
            component.setUrl(server.url() + "/api");
            component.setEmail("ann@example.org");
            component.setPassword("hunter2");
            context.getRegistry().bind("clock", Clock.systemUTC());
            context.addComponent("immich", component);
            context.start();
            ProducerTemplate template = context.createProducerTemplate();

            LoginAnswer own = template.requestBody("immich:login", null, LoginAnswer.class);
            LoginAnswer other =
                    template.requestBody("immich:login", new Login("bob@example.org", "his"), LoginAnswer.class);
            LoginAnswer again = template.requestBody("immich:login", null, LoginAnswer.class);
            LogoutAnswer logout = template.requestBody("immich:logout", Nothing.NOTHING, LogoutAnswer.class);

            assertThat(own.accessToken()).isEqualTo("ann1");
            assertThat(other.accessToken()).isEqualTo("bob2");
            assertThat(again).isEqualTo(own);
            assertThat(logout.successful()).isTrue();
            assertThat(ended).containsExactly("ann1");
        }
        assertThat(ended).containsExactly("ann1");
    }
}
