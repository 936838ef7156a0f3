package io.drover.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are read by GET and HEAD alone; nothing else is done, and nobody is told what went wrong inside. */
@Timeout(60)
class ObserveServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private ObserveServer server;

    @BeforeEach
    void start() throws IOException {
        server = ObserveServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Map.of("/page", () -> Answer.plain(200, "well"), "/broken", () -> {
                    throw new IllegalStateException("the inside");
                }));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_page_is_told_by_get() throws Exception {
        HttpResponse<String> answer = send("GET", "/page", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("well\n");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void head_gives_the_status_without_a_body() throws Exception {
        HttpResponse<String> answer = send("HEAD", "/page", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void every_other_method_is_refused_and_told_what_is_allowed(String method) throws Exception {
        HttpResponse<String> answer = send(method, "/page", "x".repeat(1_000));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pages", "/page/", "/page/more", "/observe", "/..%2f..%2fetc/passwd"})
    void there_is_nothing_but_the_pages(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("there is /broken, /page\n");
    }

    @Test
    void what_went_wrong_inside_stays_in_the_log() throws Exception {
        HttpResponse<String> answer = send("GET", "/broken", "");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("the inside").doesNotContain("Exception");
    }

    @Test
    void a_port_that_is_taken_is_told() {
        InetSocketAddress taken = server.address();

        assertThatThrownBy(() -> ObserveServer.start(taken, Map.of())).isInstanceOf(BindException.class);
    }

    @Test
    void many_who_ask_at_once_have_few_threads() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Socket> callers = new ArrayList<>();
        try (ObserveServer slow =
                ObserveServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Map.of("/slow", () -> {
                    try {
                        go.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Answer.plain(200, "done");
                }))) {
            for (int i = 0; i < 30; i++) {
                Socket caller =
                        new Socket(slow.address().getAddress(), slow.address().getPort());
                caller.getOutputStream()
                        .write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                callers.add(caller);
            }

            long threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("observe"))
                    .count();
            go.countDown();

            assertThat(threads).isLessThanOrEqualTo(8); // of this server, and of the one that every test has
            for (Socket caller : callers) {
                assertThat(caller.getInputStream().read()).isEqualTo('H');
                caller.close();
            }
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return client.send(
                HttpRequest.newBuilder(uri)
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
