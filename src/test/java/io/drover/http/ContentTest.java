package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file arrives whole and once, over as many connections as it takes, or reading says why it does not. */
@Timeout(60)
class ContentTest {
    private static final int SIZE = 300_000;
    private static final BasicHeader KEY = new BasicHeader("x-key", "secret-key", true);
    private static final Request GET_FILE = new Request("getFile", "GET", "/file", List.of(KEY), null);
    private static final HttpSettings IMPATIENT = new HttpSettings(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300), 2);

    private final byte[] file = new byte[SIZE];
    private final FileServer files = new FileServer(file);
    private final ApiClient client = TestClients.of(files.server, IMPATIENT);

    ContentTest() {
        new Random(1).nextBytes(file);
    }

    @AfterEach
    void close() {
        client.close();
        files.close();
    }

    private static Request withRange(String range) {
        return GET_FILE.with(new BasicHeader("Range", range));
    }

    @Test
    void a_file_comes_with_what_is_said_of_it_and_its_connection_serves_on() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (Content content = client.open(GET_FILE)) {
                assertThat(content.head())
                        .isEqualTo(
                                new ContentHead(200, "image/jpeg", SIZE, null, "W/\"4758-16333a2ac28\"", null, null));
                assertThat(content.readNBytes(SIZE)).isEqualTo(file);
            }
        }

        assertThat(files.server.connections()).isEqualTo(1);
        assertThat(files.server.requests().get(0).headers())
                .containsEntry("accept", "*/*")
                .containsEntry("x-key", "secret-key")
                .doesNotContainKeys("range", "accept-encoding");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100_000, SIZE - 1})
    void a_break_is_gone_on_from_where_it_was(int bytes) throws IOException {
        files.cuts.add(files.headLength() + bytes);

        try (Content content = client.open(GET_FILE)) {
            assertThat(content.readAllBytes()).isEqualTo(file);
        }

        assertThat(files.server.requests()).hasSize(2);
        assertThat(files.server.requests().get(1).headers())
                .containsEntry("range", "bytes=" + bytes + "-")
                .containsEntry("x-key", "secret-key")
                .doesNotContainKey("if-range");
    }

    @Test
    void a_break_before_the_first_byte_of_the_body_is_gone_on_from_the_first() throws IOException {
        files.cuts.add(files.headLength());

        try (Content content = client.open(GET_FILE)) {
            assertThat(content.readAllBytes()).isEqualTo(file);
        }

        assertThat(files.server.requests().get(1).headers()).containsEntry("range", "bytes=0-");
    }

    @Test
    void a_break_inside_the_headers_is_no_answer() {
        for (int bytes : new int[] {1, 20, files.headLength() / 2}) {
            files.cuts.add(bytes);

            ApiException failure = catchThrowableOfType(ApiException.class, () -> client.open(GET_FILE));

            assertThat(failure.status()).isZero();
            assertThat(failure.verdict()).isEqualTo(Verdict.RETRY);
        }
    }

    @Test
    void breaks_while_it_goes_on_are_gone_on_from_too() throws IOException {
        int head = files.headLength();
        files.cuts.addAll(List.of(head + 1_000, 20, 0, head + 5_000, head, head + 200_000));

        try (Content content = client.open(GET_FILE)) {
            assertThat(content.readAllBytes()).isEqualTo(file);
        }

        assertThat(files.server.requests()).hasSize(7);
    }

    @Test
    void a_range_is_gone_on_with_inside_it() throws IOException {
        files.cuts.add(files.headLength() + 1_000);

        try (Content content = client.open(withRange("bytes=100-200099"))) {
            assertThat(content.head().status()).isEqualTo(206);
            assertThat(content.head().range()).isEqualTo(new ContentRange(100, 200_099, SIZE));
            assertThat(content.readAllBytes()).isEqualTo(Arrays.copyOfRange(file, 100, 200_100));
        }

        String range = files.server.requests().get(1).headers().get("range");
        assertThat(range).matches("bytes=1\\d{3}-200099");
    }

    @Test
    void a_strong_etag_is_a_condition() throws IOException {
        files.etag = "\"strong\"";
        files.cuts.add(files.headLength() + 1_000);

        try (Content content = client.open(GET_FILE)) {
            assertThat(content.readAllBytes()).isEqualTo(file);
        }

        assertThat(files.server.requests().get(1).headers()).containsEntry("if-range", "\"strong\"");
    }

    @Test
    void a_file_that_has_changed_meanwhile_is_not_mixed_with_itself() {
        for (String etag : List.of("W/\"old\"", "\"old\"")) {
            files.etag = etag;
            files.cuts.add(files.headLength() + 1_000);

            assertThatThrownBy(() -> {
                        try (Content content = client.open(GET_FILE)) {
                            content.readNBytes(1_000);
                            files.etag = "W/\"new\"";
                            content.readAllBytes();
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("broke off at byte 1000 of 300000: the file has changed on the server: its ETag was "
                            + etag + " and is now W/\"new\"");
        }
    }

    @Test
    void a_server_without_ranges_sends_the_known_bytes_again_and_they_are_left_out() throws IOException {
        files.ranges = false;
        files.cuts.addAll(List.of(files.headLength() + 1_000, files.headLength() + 900, files.headLength() + 2_000));

        try (Content content = client.open(GET_FILE)) {
            assertThat(content.readAllBytes()).isEqualTo(file);
        }

        assertThat(files.server.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 999-299999/300000",
                "bytes 1001-299999/300000",
                "bytes 1000-299998/300000",
                "bytes 1000-299999/300001",
                "bytes */300000",
                "nonsense"
            })
    void an_answer_with_other_bytes_than_asked_for_is_refused(String said) {
        files.cuts.add(files.headLength() + 1_000);
        files.contentRange = said;

        assertThatThrownBy(() -> {
                    try (Content content = client.open(GET_FILE)) {
                        content.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("broke off at byte 1000 of 300000: the server ");
    }

    @Test
    void a_file_that_is_gone_meanwhile_ends_it() {
        try (RawServer server = RawServer.start(connection -> {
                    RawServer.Request request = Objects.requireNonNull(connection.readHead());
                    connection.write(
                            request.headers().containsKey("range")
                                    ? RawServer.json(404, "{\"message\":\"Not Found\"}")
                                    : "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 10\r\n\r\n12345");
                });
                ApiClient other = TestClients.of(server, IMPATIENT)) {

            assertThatThrownBy(() -> other.open(GET_FILE).readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessage("broke off at byte 5 of 10: getFile: GET " + server.url()
                            + "/api/file was answered with 404 Any: Not Found")
                    .hasCauseInstanceOf(ApiException.class);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void without_an_etag_it_breaks_where_it_breaks() {
        try (RawServer server = RawServer.start(connection -> {
                    connection.readHead();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
                });
                ApiClient other = TestClients.of(server, IMPATIENT)) {

            assertThatThrownBy(() -> other.open(GET_FILE).readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Premature end");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_server_that_stands_still_is_broken_off_and_it_goes_on() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
                    RawServer.Request request = Objects.requireNonNull(connection.readHead());
                    if (request.headers().containsKey("range")) {
                        connection.write("HTTP/1.1 206 OK\r\nETag: \"a\"\r\nContent-Range: bytes 5-9/10\r\n"
                                + "Content-Length: 5\r\n\r\n67890");
                    } else {
                        connection.write("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 10\r\n\r\n12345");
                        end.await(30, TimeUnit.SECONDS);
                    }
                });
                ApiClient other = TestClients.of(server, IMPATIENT);
                Content content = other.open(GET_FILE)) {

            assertThat(content.readAllBytes()).asString().isEqualTo("1234567890");
            end.countDown();
        }
    }

    @Test
    void a_stream_that_stands_still_says_so() {
        CountDownLatch end = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
                    connection.readHead();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/jsonlines+json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n");
                    end.await(30, TimeUnit.SECONDS);
                });
                ApiClient other = TestClients.of(server, IMPATIENT);
                Content content = other.open(GET_FILE, "application/jsonlines+json")) {

            assertThatThrownBy(content::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessage("not a byte came for 0.3 s");
            end.countDown();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_reader_may_take_its_time() throws Exception {
        try (Content content = client.open(GET_FILE)) {
            content.readNBytes(1_000);

            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))
                    .get();

            assertThat(content.readAllBytes()).hasSize(SIZE - 1_000);
        }
        assertThat(files.server.requests()).hasSize(1);
    }

    @Test
    void closing_from_another_thread_ends_a_read_that_waits() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (RawServer server = RawServer.start(connection -> {
                    connection.readHead();
                    connection.write("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 10\r\n\r\n12345");
                    end.await(30, TimeUnit.SECONDS);
                });
                ApiClient other = TestClients.of(server, HttpSettings.defaults())) {
            Content content = other.open(GET_FILE);
            content.readNBytes(5);
            CompletableFuture<byte[]> reading = CompletableFuture.supplyAsync(() -> {
                try {
                    return content.readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            content.close();

            assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS)).hasMessageContaining("it is closed");
            assertThat(server.requests()).hasSize(1);
            end.countDown();
        }
    }

    @Test
    void what_is_closed_early_gives_its_place_in_the_pool_back() throws IOException {
        for (int i = 0; i < 5; i++) { // there are two places
            try (Content content = client.open(GET_FILE)) {
                assertThat(content.read()).isEqualTo(file[0] & 0xff);
            }
        }
    }

    @Test
    void it_can_be_read_again() throws IOException {
        try (Content content = client.open(GET_FILE)) {
            content.readNBytes(10);
            try (Content other = content.copy()) {
                assertThat(files.server.requests()).hasSize(1);
                assertThat(other.readAllBytes()).isEqualTo(file);
            }
            assertThat(content.readAllBytes()).hasSize(SIZE - 10);
            try (Content other = content.copy()) {
                files.etag = "W/\"new\"";

                assertThatThrownBy(other::read).hasMessageContaining("the file has changed on the server");
            }
        }
    }

    @Test
    void a_file_without_etag_can_be_read_once() throws IOException {
        try (RawServer server =
                        RawServer.answering((request, body) -> RawServer.answer(200, "Content-Type: a/b", "x"));
                ApiClient other = TestClients.of(server, IMPATIENT);
                Content content = other.open(GET_FILE)) {

            assertThatThrownBy(content::copy)
                    .isInstanceOf(IOException.class)
                    .hasMessage("it can be read once only, because the server gives it no ETag and length");
        }
    }

    @Test
    void an_html_page_is_another_service() {
        try (RawServer server = RawServer.answering(
                        (request, body) -> RawServer.answer(200, "Content-Type: text/html", "<html>"));
                ApiClient other = TestClients.of(server, IMPATIENT)) {

            assertThat(catchThrowableOfType(ApiException.class, () -> other.open(GET_FILE)))
                    .hasMessage("getFile: GET " + server.url()
                            + "/api/file was answered with an HTML page: the address must end in /api")
                    .extracting(ApiException::anotherService)
                    .isEqualTo(true);
            assertThat(catchThrowableOfType(
                            ApiException.class, () -> other.open(GET_FILE, "application/jsonlines+json")))
                    .hasMessageContaining("an HTML page");
        }
    }

    @Test
    void a_stream_has_the_type_that_was_asked_for() {
        ApiException failure =
                catchThrowableOfType(ApiException.class, () -> client.open(GET_FILE, "application/jsonlines+json"));

        assertThat(failure)
                .hasMessageContaining(
                        "image/jpeg instead of application/jsonlines+json, so another service listens there");
    }

    @Test
    void a_refusal_is_told_though_it_comes_under_the_type_of_the_file() {
        try (RawServer server = RawServer.answering((request, body) ->
                        RawServer.answer(404, "Content-Type: image/jpeg", "{\"message\":\"Not Found\"}"));
                ApiClient other = TestClients.of(server, IMPATIENT)) {

            assertThat(catchThrowableOfType(ApiException.class, () -> other.open(GET_FILE)))
                    .hasMessage("getFile: GET " + server.url() + "/api/file was answered with 404 Any: Not Found")
                    .extracting(ApiException::anotherService)
                    .isEqualTo(false);
        }
    }

    @Test
    void unchanged_is_an_answer_where_it_was_asked_for() throws IOException {
        try (RawServer server =
                        RawServer.answering((request, body) -> "HTTP/1.1 304 Not Modified\r\nETag: W/\"a\"\r\n\r\n");
                ApiClient other = TestClients.of(server, IMPATIENT)) {
            Request conditional = GET_FILE.with(new BasicHeader("If-None-Match", "W/\"a\""));

            try (Content content = other.open(conditional)) {
                assertThat(content.head().notModified()).isTrue();
                assertThat(content.head().etag()).isEqualTo("W/\"a\"");
                assertThat(content.read()).isEqualTo(-1);
            }
            assertThat(catchThrowableOfType(ApiException.class, () -> other.open(GET_FILE))
                            .status())
                    .isEqualTo(304);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_redirect_inside_the_service_is_followed_with_the_credentials() throws IOException {
        try (RawServer server = RawServer.answering((request, body) -> switch (request.path()) {
                    case "/api/assets/1/thumbnail?size=fullsize" ->
                        RawServer.answer(302, "Location: original?", "Found");
                    case "/api/assets/1/original?" -> RawServer.answer(302, "Location: ?size=preview", "Found");
                    case "/api/assets/1/original?size=preview" -> RawServer.answer(200, "Content-Type: a/b", "picture");
                    default -> RawServer.json(404, "{}");
                });
                ApiClient other = TestClients.of(server, IMPATIENT);
                Content content = other.open(
                        new Request("viewAsset", "GET", "/assets/1/thumbnail?size=fullsize", List.of(KEY), null))) {

            assertThat(content.readAllBytes()).asString().isEqualTo("picture");
            assertThat(server.requests())
                    .hasSize(3)
                    .allSatisfy(request -> assertThat(request.headers()).containsEntry("x-key", "secret-key"));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void redirects_that_do_not_end_are_refused() {
        try (RawServer server =
                        RawServer.answering((request, body) -> RawServer.answer(302, "Location: ?again", "Found"));
                ApiClient other = TestClients.of(server, IMPATIENT)) {

            assertThat(catchThrowableOfType(ApiException.class, () -> other.open(GET_FILE)))
                    .hasMessageContaining("302 Any, a redirect to " + server.url());
            assertThat(server.requests()).hasSize(6);
        }
    }
}
