package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.Test;

/** A request may be logged: its text says what is called and holds no secret. */
class RequestTest {
    @Test
    void its_text_names_the_operation_and_neither_headers_nor_body() {
        Request login = new Request(
                "login",
                "POST",
                "/auth/login",
                List.of(new BasicHeader("x-api-key", "top-secret", true)),
                WireJson.object(Map.of("password", "hunter2")));

        assertThat(login).hasToString("Request[login: POST /auth/login]");
    }

    @Test
    void its_text_hides_the_tokens_of_the_query() {
        Request page = new Request("sync", "GET", "/sync?pagination_token=s3cret&environment=live&token=x", null);

        assertThat(page).hasToString("Request[sync: GET /sync?pagination_token=***&environment=live&token=***]");
        assertThat(page.withoutSecrets("the token s3cret is not valid")).isEqualTo("the token *** is not valid");
    }
}
