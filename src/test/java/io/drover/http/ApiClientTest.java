package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer is checked in order: status, content type, shape; each failure is one sentence. */
class ApiClientTest {
    private static final Request GET_THING =
            new Request("getThing", "GET", "/thing", List.of(new BasicHeader("x-key", "secret-key", true)), null);

    private volatile String next = "";
    private final RawServer server = RawServer.answering((request, body) -> next);
    private final ApiClient client = TestClients.of(server, HttpSettings.defaults());

    /** A record of the wire. */
    public record Thing(
            String id,
            int size,
            @Nullable String remark,
            @Nullable Thing inner) {}

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private ApiException failure(String answer) {
        next = answer;
        return catchThrowableOfType(ApiException.class, () -> client.call(GET_THING, Thing.class));
    }

    @Test
    void unknown_fields_are_ignored_and_nullable_ones_may_lack() {
        next = RawServer.json(200, "{\"id\":\"a\",\"size\":3,\"new\":[1,{}],\"remark\":null}");

        assertThat(client.call(GET_THING, Thing.class)).isEqualTo(new Thing("a", 3, null, null));
    }

    @Test
    void words_about_parameters_are_told_and_name_the_parameters() {
        ApiException failure = failure(
                RawServer.json(
                        422,
                        "{\"error_message\":\"It is not there.\",\"error_code\":141,\"errors\":{\"uid\":[\"is not valid.\"]}}"));

        assertThat(failure).hasMessageEndingWith("422 Any: It is not there.; uid is not valid.; error 141");
        assertThat(failure.faultyParameters()).containsExactly("uid");
        assertThat(failure(RawServer.json(422, "{\"message\":\"no\"}")).faultyParameters())
                .isEmpty();
    }

    @Test
    void a_missing_field_is_named() {
        assertThat(failure(RawServer.json(200, "{\"size\":1}")))
                .hasMessage("getThing: GET " + server.url() + "/api/thing was answered (200) with JSON that is not what"
                        + " Immich promises: the field id is missing or of another kind");
        assertThat(failure(RawServer.json(200, "{\"id\":null,\"size\":1}"))).hasMessageContaining("the field id is");
        assertThat(failure(RawServer.json(200, "{\"id\":\"a\"}"))).hasMessageContaining("the field size is");
        assertThat(failure(RawServer.json(200, "{\"id\":\"a\",\"size\":null}"))).hasMessageContaining("the field size");
        assertThat(failure(RawServer.json(200, "{\"id\":\"a\",\"size\":1,\"inner\":{\"id\":\"b\"}}")))
                .hasMessageContaining("the field inner.size is");
        assertThat(failure(RawServer.json(200, "[]"))).hasMessageContaining("the whole is");
        assertThat(failure(RawServer.json(200, "{\"id\":"))).hasMessageContaining("it is not valid JSON");
        assertThat(failure(RawServer.json(200, "null"))).hasMessageContaining("it is null");
        assertThat(failure(RawServer.json(200, ""))).hasMessageContaining("Immich promises");
    }

    @Test
    void an_answer_that_breaks_off_is_none_and_not_a_wrong_one() {
        for (String body : List.of("{\"id\":\"a\",\"si", "{\"id\":\"a\",\"size\":3}", "")) {
            try (RawServer broken = RawServer.start(connection -> {
                        connection.readHead();
                        connection.write(
                                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n"
                                        + body);
                    });
                    ApiClient other = TestClients.of(broken, HttpSettings.defaults())) {
                ApiException failure =
                        catchThrowableOfType(ApiException.class, () -> other.call(GET_THING, Thing.class));

                assertThat(failure).hasMessageContaining("got no answer: Premature end");
                assertThat(failure.status()).isZero();
                assertThat(failure.verdict()).isEqualTo(Verdict.RETRY);
            }
        }
    }

    @Test
    void a_list_that_breaks_off_in_an_element_is_no_answer() {
        try (RawServer broken = RawServer.start(connection -> {
                    connection.readHead();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n"
                            + "[{\"id\":\"a\",\"size\":3},{\"id\":");
                });
                ApiClient other = TestClients.of(broken, HttpSettings.defaults())) {

            assertThat(catchThrowableOfType(
                                    ApiException.class, () -> other.call(GET_THING, WireJson.listOf(Thing.class)))
                            .status())
                    .isZero();
        }
    }

    @Test
    void an_answer_without_an_end_is_refused_before_it_fills_the_memory() {
        String element = "{\"id\":\"" + "x".repeat(1_000_000) + "\",\"size\":3}";
        try (RawServer endless = RawServer.start(connection -> {
                    connection.readHead();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n[");
                    while (true) {
                        connection.write(element + ",");
                    }
                });
                ApiClient other = TestClients.of(endless, HttpSettings.defaults())) {

            ApiException failure =
                    catchThrowableOfType(ApiException.class, () -> other.call(GET_THING, WireJson.listOf(Thing.class)));

            assertThat(failure)
                    .hasMessageEndingWith("was answered (200) with JSON of more than 67108864 bytes (64 MB),"
                            + " the most that an answer may have");
            assertThat(failure.verdict()).isEqualTo(Verdict.REJECT);
        }
    }

    @Test
    void connections_serve_on_after_answers_of_every_kind() {
        next = RawServer.json(200, "{\"id\":\"a\",\"size\":3} \n");
        client.call(GET_THING, Thing.class);
        client.send(GET_THING);
        failure(RawServer.json(400, "{}"));
        next = RawServer.json(200, "{\"id\":\"a\",\"size\":3}");
        client.call(GET_THING, Thing.class);

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void an_html_page_says_that_the_address_is_wrong() {
        ApiException failure = failure(RawServer.answer(200, "Content-Type: text/html", "<!doctype html>"));

        assertThat(failure)
                .hasMessage("getThing: GET " + server.url()
                        + "/api/thing was answered with an HTML page: the address must end in /api");
        assertThat(failure.verdict()).isEqualTo(Verdict.WAIT);
    }

    @Test
    void another_service_is_told_by_its_content_type() {
        assertThat(failure(RawServer.answer(200, "Content-Type: text/plain", "hello")))
                .hasMessageContaining("text/plain instead of JSON, so another service listens there: the address must");
        assertThat(failure(RawServer.answer(404, "Content-Type: text/plain", "404 page not found")))
                .hasMessageContaining("404 Any: 404 page not found; this is not Immich: the address must end in /api");
    }

    @Test
    void the_servers_words_are_kept_in_every_envelope() {
        assertThat(failure(RawServer.json(400, "{\"message\":\"File is required\",\"error\":\"Bad Request\"}"))
                        .serverMessage())
                .isEqualTo("File is required");
        assertThat(failure(RawServer.json(400, "{\"message\":[\"id must be a UUID\",\"so\"],\"statusCode\":400}"))
                        .serverMessage())
                .isEqualTo("id must be a UUID; so");
        assertThat(failure(
                                RawServer.json(
                                        400,
                                        "{\"message\":\"Validation failed\",\"errors\":[{\"code\":\"c\",\"path\":[\"a\",0,\"b\"],\"message\":\"too short\"}]}"))
                        .serverMessage())
                .isEqualTo("Validation failed; a.0.b: too short");
        assertThat(failure(RawServer.answer(413, "Content-Type: text/html", "<html>413</html>")))
                .hasMessage("getThing: GET " + server.url() + "/api/thing was answered with 413 Any and an HTML page");
        assertThat(failure(RawServer.answer(502, "X: y", "")))
                .hasMessage("getThing: GET " + server.url() + "/api/thing was answered with 502 Any");
    }

    @Test
    void a_redirect_is_not_followed() {
        ApiException failure = failure(RawServer.answer(
                302, "Location: https://login.example.org/auth?token=abc\r\nContent-Type: text/html", "<a>"));

        assertThat(failure)
                .hasMessageEndingWith("was answered with 302 Any, a redirect to https://login.example.org, which is not"
                        + " followed with credentials: the address must end in /api");
        assertThat(server.requests()).hasSize(1);
        assertThat(failure.verdict()).isEqualTo(Verdict.WAIT);
    }

    @Test
    void retry_after_is_read() {
        ApiException failure = failure(RawServer.answer(503, "Retry-After: 2\r\nContent-Type: application/json", "{}"));

        assertThat(failure.retryAfterMillis()).isEqualTo(2_000);
        assertThat(failure.verdict()).isEqualTo(Verdict.WAIT);
    }

    @Test
    void a_secret_that_the_server_repeats_is_not_told() {
        ApiException failure = failure(RawServer.json(401, "{\"message\":\"Invalid API key secret-key\"}"));

        assertThat(failure).hasMessageEndingWith("401 Any: Invalid API key ***");
    }

    @Test
    void a_refused_connection_waits() {
        server.close();

        ApiException failure = failure("");

        assertThat(failure.status()).isZero();
        assertThat(failure).hasMessageContaining("Connection refused");
        assertThat(failure.verdict()).isEqualTo(Verdict.WAIT);
    }

    @Test
    void an_unknown_host_waits() {
        try (ApiClient nowhere = TestClients.of("http://no-such-host.invalid/api", HttpSettings.defaults())) {
            ApiException failure = catchThrowableOfType(ApiException.class, () -> nowhere.call(GET_THING, Thing.class));

            assertThat(failure).hasMessageContaining("unknown host no-such-host.invalid");
            assertThat(failure.verdict()).isEqualTo(Verdict.WAIT);
        }
    }

    @Test
    void the_request_carries_its_host_and_no_invitation() {
        next = RawServer.json(200, "{\"id\":\"a\",\"size\":3}");

        client.call(GET_THING, Thing.class);

        assertThat(server.requests().get(0).headers())
                .containsEntry("host", server.url().substring("http://".length()))
                .containsEntry("accept", "application/json")
                .containsEntry("x-key", "secret-key")
                .doesNotContainKeys("upgrade", "accept-encoding", "cookie", "expect");
    }
}
