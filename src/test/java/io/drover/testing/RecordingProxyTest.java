package io.drover.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy changes nothing of what passes it, and knows every request before its answer. */
@Timeout(60)
class RecordingProxyTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private RecordingProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        proxy = RecordingProxy.inFrontOf(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api"));
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_request_is_known_with_its_query_its_headers_and_its_body_when_it_is_answered() throws Exception {
        server.createContext("/api", exchange -> answer(exchange, 200, "said: " + body(exchange)));

        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/things?size=1&name=a%20b"))
                .header("X-Api-Key", "secret")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello")));

        assertThat(response.body()).isEqualTo("said: hello");
        RecordedRequest request = proxy.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/things");
        assertThat(request.query()).isEqualTo("size=1&name=a%20b");
        assertThat(request.header("x-api-key")).isEqualTo("secret");
        assertThat(request.contentType()).isEqualTo("text/plain");
        assertThat(request.body()).asString(UTF_8).isEqualTo("hello");
        assertThat(request.isWhole()).isTrue();
    }

    @Test
    void the_requests_of_one_connection_are_told_apart() throws Exception {
        server.createContext("/api", exchange -> answer(exchange, 200, body(exchange)));

        for (int i = 0; i < 5; i++) {
            String sent = "body " + i;
            assertThat(send(HttpRequest.newBuilder(at("/" + i)).PUT(BodyPublishers.ofString(sent)))
                            .body())
                    .isEqualTo(sent);
        }

        assertThat(proxy.requests())
                .extracting(RecordedRequest::path)
                .containsExactly("/api/0", "/api/1", "/api/2", "/api/3", "/api/4");
        assertThat(proxy.requests())
                .extracting(request -> request.header("host"))
                .containsOnly(proxy.url().getAuthority());
    }

    @Test
    void a_body_in_chunks_passes_as_it_is_and_is_kept_without_its_framing() throws Exception {
        server.createContext(
                "/api",
                exchange -> answer(
                        exchange, 200, exchange.getRequestHeaders().getFirst("Transfer-Encoding") + body(exchange)));

        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/"))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("in chunks".getBytes(UTF_8)))));

        assertThat(response.body()).isEqualTo("chunkedin chunks");
        assertThat(proxy.requests().get(0).body()).asString(UTF_8).isEqualTo("in chunks");
    }

    @Test
    void of_a_long_body_the_first_megabyte_is_kept_and_all_is_handed_on() throws Exception {
        int length = 3_000_000;
        server.createContext(
                "/api",
                exchange -> answer(
                        exchange, 200, "" + exchange.getRequestBody().transferTo(OutputStream.nullOutputStream())));

        HttpResponse<String> response =
                send(HttpRequest.newBuilder(at("/")).POST(BodyPublishers.ofByteArray(new byte[length])));

        assertThat(response.body()).isEqualTo("3000000");
        RecordedRequest request = proxy.requests().get(0);
        assertThat(request.length()).isEqualTo(length);
        assertThat(request.body()).hasSize(1 << 20);
        assertThat(request.isWhole()).isFalse();
    }

    @Test
    void a_redirect_a_range_and_an_etag_pass_unchanged() throws Exception {
        server.createContext("/api/thumbnail", exchange -> {
            exchange.getResponseHeaders().set("Location", "original?");
            answer(exchange, 302, "Found. Redirecting to original?");
        });
        server.createContext("/api/original", exchange -> {
            exchange.getResponseHeaders().set("ETag", "W/\"46ef\"");
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-2/10");
            answer(exchange, 206, exchange.getRequestHeaders().getFirst("Range"));
        });

        HttpResponse<String> redirect = send(HttpRequest.newBuilder(at("/thumbnail")));
        HttpResponse<String> part = send(HttpRequest.newBuilder(at("/original")).header("Range", "bytes=0-2"));

        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location")).contains("original?");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("bytes=0-2");
        assertThat(part.headers().firstValue("ETag")).contains("W/\"46ef\"");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 0-2/10");
    }

    @Test
    void an_answer_streams_line_by_line() throws Exception {
        CountDownLatch firstLineSeen = new CountDownLatch(1);
        server.createContext("/api", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("first\n".getBytes(UTF_8));
                body.flush();
                await(firstLineSeen);
                body.write("last\n".getBytes(UTF_8));
            }
        });

        HttpResponse<InputStream> response =
                client.send(HttpRequest.newBuilder(at("/")).build(), BodyHandlers.ofInputStream());
        byte[] first = response.body().readNBytes(6);
        firstLineSeen.countDown();

        assertThat(first).asString(UTF_8).isEqualTo("first\n");
        assertThat(response.body().readAllBytes()).asString(UTF_8).isEqualTo("last\n");
    }

    @Test
    void an_answer_that_comes_before_the_body_has_ended_is_handed_on_at_once() throws Exception {
        try (ServerSocket impatient = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> refuseAtOnce(impatient), threads);
            URI address = URI.create("http://127.0.0.1:" + impatient.getLocalPort() + "/api");

            try (RecordingProxy early = RecordingProxy.inFrontOf(address);
                    Socket socket = new Socket("127.0.0.1", early.url().getPort())) {
                socket.getOutputStream()
                        .write("POST /api/assets HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\nbegin"
                                .getBytes(UTF_8));
                String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

                assertThat(answer).startsWith("HTTP/1.1 401 ");
                assertThat(early.requests()).isEmpty();
            }
            answered.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void what_is_no_request_is_handed_on_for_the_server_to_judge() throws Exception {
        server.createContext("/api", exchange -> answer(exchange, 200, ""));

        try (Socket socket = new Socket("127.0.0.1", proxy.url().getPort())) {
            socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 ");
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void a_client_learns_that_the_server_is_not_there() throws IOException {
        server.stop(0);

        assertThatThrownBy(() -> send(HttpRequest.newBuilder(at("/")))).isInstanceOf(IOException.class);
        assertThat(proxy.requests()).isEmpty();
    }

    private static void refuseAtOnce(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(UTF_8));
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private URI at(String path) {
        return URI.create(proxy.url() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IOException("nobody has read the first line");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
