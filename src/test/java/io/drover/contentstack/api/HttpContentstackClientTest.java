package io.drover.contentstack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.contentstack.api.SyncRequest.Delta;
import io.drover.contentstack.api.SyncRequest.Initial;
import io.drover.contentstack.api.SyncRequest.Page;
import io.drover.http.ApiException;
import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.http.RawServer;
import io.drover.http.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call says one of three things and never a secret twice; an answer is checked in order: status, content type, shape. */
class HttpContentstackClientTest {
    private static final String EMPTY = RawServer.json(200, "{\"items\":[],\"sync_token\":\"next\"}");
    private static final String KEY = "blt-secret-key";
    private static final String TOKEN = "cs-secret-token";

    private volatile String next = EMPTY;
    private final RawServer server = RawServer.answering((request, body) -> next);
    private final ContentstackClient client = client("a branch", KEY, TOKEN);

    private ContentstackClient client(@Nullable String branch, String key, String token) {
        return new HttpContentstackClient(settings(branch, key, token));
    }

    private StackSettings settings(@Nullable String branch, String key, String token) {
        return new StackSettings(
                StackHost.parse("host", server.url()),
                () -> key,
                () -> token,
                "my production",
                branch,
                HttpSettings.defaults(),
                Network.direct(),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private RawServer.Request sent() {
        List<RawServer.Request> all = server.requests();
        return all.get(all.size() - 1);
    }

    private Throwable failure(String answer) {
        next = answer;
        return catchThrowable(() -> client.sync(new Delta("s3cret")));
    }

    @Test
    void the_first_call_names_all_types_and_the_environment() {
        client.sync(new Initial(SyncFilter.ALL));

        assertThat(sent().path())
                .isEqualTo("/v3/stacks/sync?init=true&type=entry_published%2Centry_unpublished%2Centry_deleted%2C"
                        + "asset_published%2Casset_unpublished%2Casset_deleted%2Ccontent_type_deleted"
                        + "&environment=my%20production");
    }

    @Test
    void filters_go_with_the_first_call() {
        Instant start = Instant.parse("2026-01-02T03:04:05Z");

        client.sync(new Initial(new SyncFilter(List.of(SyncType.ENTRY_DELETED), "blog & news", "en-gb", start)));

        assertThat(sent().path())
                .isEqualTo(
                        "/v3/stacks/sync?init=true&type=entry_deleted&content_type_uid=blog%20%26%20news&locale=en-gb"
                                + "&start_from=2026-01-02T03%3A04%3A05.000Z&environment=my%20production");
    }

    @Test
    void a_token_goes_without_filters() {
        client.sync(new Page("p/1+"));
        assertThat(sent().path()).isEqualTo("/v3/stacks/sync?pagination_token=p%2F1%2B&environment=my%20production");

        client.sync(new Delta("d"));
        assertThat(sent().path()).isEqualTo("/v3/stacks/sync?sync_token=d&environment=my%20production");
    }

    @Test
    void key_token_and_branch_are_headers() {
        client.sync(new Delta("d"));

        assertThat(sent().headers())
                .containsEntry("api_key", KEY)
                .containsEntry("access_token", TOKEN)
                .containsEntry("branch", "a branch");
    }

    @Test
    void without_a_branch_there_is_no_such_header() {
        try (ContentstackClient main = client(null, KEY, TOKEN)) {
            main.sync(new Delta("d"));
        }

        assertThat(sent().headers()).doesNotContainKey("branch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\nb"})
    void a_key_that_no_header_can_carry_is_refused_without_being_told(String key) {
        try (ContentstackClient wrong = client(null, key, TOKEN)) {
            assertThatThrownBy(() -> wrong.sync(new Delta("d")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the API key of the stack is empty, or holds");
        }
    }

    @ParameterizedTest
    @CsvSource({"401, 105", "412, 109", "403, 161"})
    void refused_credentials_are_told_with_the_region_which_the_service_never_mentions(int status, int code) {
        Throwable failure = failure(RawServer.json(
                status, "{\"error_message\":\"The key " + KEY + " is not valid.\",\"error_code\":" + code + "}"));

        assertThat(failure)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("sync: GET " + server.url() + "/v3/stacks/sync?sync_token=***&environment=my")
                .hasMessageContaining(status + " Any: The key *** is not valid.; error " + code)
                .hasMessageContaining("whether the stack is hosted in localhost: any other region refuses");
        assertThat(failure.getMessage())
                .doesNotContain(KEY)
                .doesNotContain(TOKEN)
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({"sync_token, SYNC_TOKEN", "pagination_token, PAGINATION_TOKEN"})
    void a_token_that_is_not_known_any_more_is_told_by_its_kind(String parameter, TokenKind kind) {
        Throwable failure = failure(RawServer.json(
                422,
                "{\"error_message\":\"The s3cret is bad.\",\"error_code\":141,\"errors\":{\"" + parameter
                        + "\":[\"is not valid.\"]}}"));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageStartingWith("Contentstack does not accept the " + parameter + " any more: sync: GET ")
                .hasMessageContaining(parameter + " is not valid.")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"404-145-asset.json", "422-118-contenttype.json", "422-141-entry.json"})
    void recorded_errors_are_about_what_is_asked_for(String sample) throws Exception {
        JsonNode answer = new ObjectMapper()
                .readTree(Samples.read("recorded-swift-errors/" + sample))
                .path("response");
        JsonNode body = answer.path("body");

        Throwable failure = failure(RawServer.json(answer.path("status").asInt(), body.toString()));

        assertThat(failure)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(body.path("error_message").asText() + "; uid is not valid.; error "
                        + body.path("error_code").asInt())
                .hasMessageEndingWith(
                        "look at the environment, the branch, the content types, the locales and the types"
                                + " that are asked for");
    }

    @ParameterizedTest
    @CsvSource({"429, WAIT", "503, WAIT", "500, RETRY", "502, RETRY", "504, RETRY", "408, RETRY"})
    void a_service_that_is_busy_or_broken_may_be_asked_again(int status, Verdict verdict) {
        Throwable failure = failure(RawServer.answer(
                status, "Content-Type: application/json\r\nRetry-After: 7", "{\"error_message\":\"later\"}"));

        assertThat(failure).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.verdict()).isEqualTo(verdict);
            assertThat(e.retryAfterMillis()).isEqualTo(7_000);
        });
    }

    @Test
    void an_html_page_is_not_an_answer() {
        assertThat(failure(RawServer.answer(200, "Content-Type: text/html", "<html>Please log in</html>")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.verdict()).isEqualTo(Verdict.WAIT))
                .hasMessageContaining("an HTML page: the host must be the one that delivers content");
    }

    @Test
    void an_answer_that_breaks_off_may_be_asked_for_again() {
        String whole =
                RawServer.json(200, "{\"items\":[],\"sync_token\":\"next\",\"more\":\"" + "x".repeat(5_000) + "\"}");
        try (RawServer cutting = RawServer.start(connection -> {
                    connection.readHead();
                    connection.write(whole.substring(0, 2_000));
                });
                ContentstackClient cut = new HttpContentstackClient(new StackSettings(
                        StackHost.parse("host", cutting.url()),
                        () -> KEY,
                        () -> TOKEN,
                        "production",
                        null,
                        HttpSettings.defaults(),
                        Network.direct(),
                        Clock.systemUTC()))) {

            assertThatThrownBy(() -> cut.sync(new Delta("s3cret")))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.verdict()).isEqualTo(Verdict.RETRY))
                    .hasMessageContaining("it broke off")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void json_that_breaks_off_may_be_asked_for_again() {
        assertThat(failure(RawServer.json(200, "{\"items\":[{\"type\":\"private")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.verdict()).isEqualTo(Verdict.RETRY))
                .hasMessageContaining("JSON that is not what Contentstack promises: it is not valid JSON")
                .hasMessageNotContaining("private");
    }

    @Test
    void a_stack_is_named_without_its_key() {
        StackSettings settings = settings(null, KEY, TOKEN);

        assertThat(settings.id()).isEqualTo("/contentstack/localhost/13eebd67167b/my%20production/main");
        assertThat(settings).hasToString("Contentstack at " + server.url() + ", environment my production");
    }
}
