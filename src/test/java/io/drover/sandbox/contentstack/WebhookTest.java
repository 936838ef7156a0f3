package io.drover.sandbox.contentstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who wants to be called is called, with the secret, and only while he wants it. */
class WebhookTest {
    private static final long SECONDS = 10;

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private ContentstackServer stack;
    private HttpServer receiver;
    private URI address;

    private record Call(String method, String secret, JsonNode body) {}

    @BeforeEach
    void start() throws IOException {
        stack = ContentstackServer.builder().start();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", this::receive);
        receiver.start();
        address = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
    }

    @AfterEach
    void stop() {
        stack.close();
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        calls.add(new Call(
                exchange.getRequestMethod(), exchange.getRequestHeaders().getFirst("X-Drover-Secret"), body));
    }

    @Test
    void each_event_is_a_call_that_shows_the_secret() throws InterruptedException {
        stack.callOnChange(address, "X-Drover-Secret", "open sesame");
        EntryDraft entry = EntryDraft.of("article", "one", "en-us", "One");

        stack.content().publish(entry);
        stack.content().unpublish(entry.key());

        Call published = calls.poll(SECONDS, TimeUnit.SECONDS);
        Call unpublished = calls.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(published).isNotNull();
        assertThat(published.method()).isEqualTo("POST");
        assertThat(published.secret()).isEqualTo("open sesame");
        assertThat(published.body().path("module").asText()).isEqualTo("entry");
        assertThat(published.body().path("event").asText()).isEqualTo("published");
        assertThat(published.body().at("/data/entry/uid").asText()).isEqualTo("one");
        assertThat(unpublished).isNotNull();
        assertThat(unpublished.body().path("event").asText()).isEqualTo("unpublished");
    }

    @Test
    void a_content_type_that_is_deleted_is_told_too() throws InterruptedException {
        stack.callOnChange(address, "X-Drover-Secret", "open sesame");

        stack.content().deleteContentType("article");

        Call call = calls.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        assertThat(call.body().path("module").asText()).isEqualTo("content_type");
        assertThat(call.body().path("event").asText()).isEqualTo("deleted");
        assertThat(call.body().at("/data/content_type/uid").asText()).isEqualTo("article");
    }

    @Test
    void nobody_is_called_who_does_not_want_it() throws InterruptedException {
        Webhook first = stack.callOnChange(address, "X-Drover-Secret", "first");
        first.close();
        stack.callOnChange(address, "X-Drover-Secret", "second");

        stack.content().publish(EntryDraft.of("article", "one", "en-us", "One"));

        assertThat(calls.poll(SECONDS, TimeUnit.SECONDS))
                .isNotNull()
                .extracting(Call::secret)
                .isEqualTo("second");
        assertThat(first.accepted()).isZero();
    }

    @Test
    void a_call_that_nobody_takes_does_not_matter() throws InterruptedException {
        stack.callOnChange(URI.create("http://127.0.0.1:1/hook"), "X-Drover-Secret", "nobody");
        stack.callOnChange(address, "X-Drover-Secret", "somebody");

        stack.content().publish(EntryDraft.of("article", "one", "en-us", "One"));

        assertThat(calls.poll(SECONDS, TimeUnit.SECONDS)).isNotNull();
        assertThat(StackClient.of(stack).begin().uids()).containsExactly("one");
    }
}
