package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.contentstack.EntryDraft;
import io.drover.sandbox.contentstack.Webhook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A webhook of a stack makes its feed look for changes at once, and can do nothing else. */
@Timeout(120)
class WakeUpTest {
    private static final String SECRET = "open sesame";

    @TempDir
    private Path folder;

    private StackRun run;

    @BeforeEach
    void open() throws Exception {
        run = new StackRun(folder);
        run.server.content().publish(EntryDraft.of("article", "blt1", "en-us", "One"));
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void what_is_published_is_told_at_once_when_the_stack_calls() throws Exception {
        URI address = listening();
        run.awaitTold(1);

        try (Webhook webhook = run.server.callOnChange(address, "X-Drover-Secret", SECRET)) {
            run.server.content().publish(EntryDraft.of("article", "blt2", "en-us", "Two"));
            run.awaitTold(2);

            assertThat(run.told()).containsExactly("entry/article/blt1/en-us", "entry/article/blt2/en-us");
        }
    }

    @Test
    void a_call_is_answered_without_a_word() throws Exception {
        URI address = listening();

        HttpResponse<String> woken = call(post(address, SECRET));
        HttpResponse<String> refused = call(post(address, "open"));
        HttpResponse<String> unsigned = call(HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()));

        assertThat(woken.statusCode()).isEqualTo(204);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(unsigned.statusCode()).isEqualTo(401);
        assertThat(woken.body() + refused.body() + unsigned.body()).isEmpty();
        assertThat(refused.headers().map()).doesNotContainKeys("X-Drover-Secret", "X-Other");
    }

    @Test
    void what_is_no_call_of_a_webhook_is_refused() throws Exception {
        URI address = listening();

        assertThat(call(HttpRequest.newBuilder(address).GET()).statusCode()).isEqualTo(405);
        assertThat(call(post(address.resolve("/other"), SECRET)).statusCode()).isEqualTo(404);
    }

    @Test
    void a_call_that_is_too_long_is_refused_before_it_is_read() throws Exception {
        URI address = listening();

        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("POST /contentstack HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

            assertThat(answer.readLine()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void without_a_port_there_is_no_server() {
        run.start();

        assertThat(run.routes()).doesNotContain("contentstack-webhook");
        assertThat(run.components()).doesNotContain("netty-http", "netty");
    }

    private URI listening() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        run.with("drover.contentstack.webhook.port", Integer.toString(port))
                .with("drover.contentstack.webhook.secret", SECRET)
                .start();
        return URI.create("http://127.0.0.1:" + port + "/contentstack");
    }

    private static HttpRequest.Builder post(URI address, String secret) {
        return HttpRequest.newBuilder(address)
                .header("X-Drover-Secret", secret)
                .header("X-Other", "1")
                .POST(BodyPublishers.ofString("{\"event\":\"publish\"}"));
    }

    /** On a connection of its own: the server ends those on which it has refused something. */
    private static HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
