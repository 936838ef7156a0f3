package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.LoginAnswer;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What a log or a file gets of an answer. */
class AnswerConverterTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @Test
    void the_text_of_a_login_does_not_show_its_token() {
        LoginAnswer login = new LoginAnswer("token-123", "u", "e@example.com", "n", false, false, Map.of());

        assertThat(camel.getTypeConverter().convertTo(String.class, login)).doesNotContain("token-123");
        assertThat(camel.getTypeConverter().convertTo(Map.class, login)).containsEntry("accessToken", "token-123");
    }
}
