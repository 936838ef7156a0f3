package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drover.http.RawServer.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An upload ends with the server's answer, whenever it comes, and never hangs. */
@Timeout(60)
class UploadTest {
    private static final Request UPLOAD = new Request("uploadAsset", "POST", "/assets", null);

    private static final long LARGE = 200L << 20;
    private static final HttpSettings SETTINGS = HttpSettings.defaults();
    private static final HttpSettings IMPATIENT = new HttpSettings(
            Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(400), 4);

    @TempDir
    Path folder;

    private final AtomicLong sent = new AtomicLong();
    private Runnable afterBlock = () -> {};
    private Path file = Path.of("");

    @BeforeEach
    void make_a_large_file() throws IOException {
        file = folder.resolve("large");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(LARGE);
        }
    }

    /** The answer of an upload. */
    public record Stored(String id) {}

    private MultipartEntity form(long size, MultipartEntity.Guard guard) {
        return new MultipartEntity(
                "boundary", Map.of(), List.of(new FilePart("assetData", "a.jpg", file, size)), guard, bytes -> {
                    sent.addAndGet(bytes);
                    afterBlock.run();
                });
    }

    private static void awaitAnswer(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("no answer was sent");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Stored upload(ApiClient client, long size) throws IOException {
        return client.upload(UPLOAD, form(size, () -> {}), Stored.class);
    }

    @ParameterizedTest
    @CsvSource({
        "200, close, false",
        "401, close, false",
        "413, close, false",
        "200, half-close, false",
        "401, half-close, false",
        "413, half-close, false",
        "200, read on, false",
        "401, read on, false",
        "200, stay, false",
        "401, stay, false",
        "413, stay, false",
        "200, close, true",
        "413, half-close, true",
        "401, read on, true",
        "413, stay, true",
    })
    void an_early_answer_is_taken(int status, String then, boolean secure) throws Exception {
        SSLContext tls = secure ? TestCertificate.context() : SSLContexts.createDefault();
        CountDownLatch answered = new CountDownLatch(1);
        RawServer.Script script = connection -> {
            connection.readHead();
            connection.write(RawServer.json(status, "{\"id\":\"x\",\"message\":\"early\"}"));
            answered.countDown();
            finish(connection, then);
        };
        // else the client may have filled all buffers before a slow server has answered
        afterBlock = () -> awaitAnswer(answered);
        try (RawServer server = secure ? RawServer.startSecure(tls, script) : RawServer.start(script);
                ApiClient client = TestClients.of(server.url() + "/api", SETTINGS, tls)) {

            if (status == 200) {
                assertThat(upload(client, LARGE)).isEqualTo(new Stored("x"));
            } else {
                assertThat(catchThrowableOfType(ApiException.class, () -> upload(client, LARGE)))
                        .hasMessageContaining("with " + status + " Any: early");
            }
            assertThat(sent).hasValueLessThan(LARGE / 4);
        }
    }

    private static RawServer.Request head(Connection connection) throws IOException {
        return Objects.requireNonNull(connection.readHead());
    }

    private static void finish(Connection connection, String how) throws Exception {
        switch (how) {
            case "close" -> new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
            case "half-close" -> {
                connection.socket.shutdownOutput();
                connection.stay();
            }
            case "read on" -> connection.in.transferTo(OutputStream.nullOutputStream());
            default -> connection.stay();
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void a_server_that_stops_reading_is_given_up(boolean secure) throws Exception {
        SSLContext tls = secure ? TestCertificate.context() : SSLContexts.createDefault();
        RawServer.Script script = connection -> {
            connection.readHead();
            connection.in.readNBytes(1 << 20);
            connection.stay();
        };
        try (RawServer server = secure ? RawServer.startSecure(tls, script) : RawServer.start(script);
                ApiClient client = TestClients.of(server.url() + "/api", IMPATIENT, tls)) {

            ApiException failure = catchThrowableOfType(ApiException.class, () -> upload(client, LARGE));

            assertThat(failure).hasMessageEndingWith("got no answer: not a byte could be sent for 0.4 s");
            assertThat(failure.verdict()).isEqualTo(Verdict.RETRY);
        }
    }

    @Test
    void a_slow_upload_may_take_longer_than_any_timeout() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        RawServer.Script slow = connection -> {
            connection.socket.setReceiveBufferSize(64 * 1024);
            long length = head(connection).contentLength();
            for (int i = 0; i < 8; i++) {
                length -= connection.in.readNBytes(2 << 20).length;
                never.await(200, TimeUnit.MILLISECONDS);
            }
            connection.in.skipNBytes(length);
            connection.write(RawServer.json(201, "{\"id\":\"x\"}"));
        };
        try (RawServer server = RawServer.start(slow);
                ApiClient client = TestClients.of(server, IMPATIENT)) {

            assertThat(upload(client, 24 << 20)).isEqualTo(new Stored("x"));
        }
    }

    @Test
    void an_answer_that_never_comes_is_given_up() {
        RawServer.Script script = connection -> {
            connection.in.skipNBytes(head(connection).contentLength());
            connection.stay();
        };
        try (RawServer server = RawServer.start(script);
                ApiClient client = TestClients.of(server, IMPATIENT)) {

            ApiException failure = catchThrowableOfType(ApiException.class, () -> upload(client, 1000));

            assertThat(failure.status()).isZero();
            assertThat(failure.verdict()).isEqualTo(Verdict.RETRY);
        }
    }

    @Test
    void an_answer_that_drips_is_given_up() {
        RawServer.Script script = connection -> {
            connection.in.skipNBytes(head(connection).contentLength());
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
            CountDownLatch never = new CountDownLatch(1);
            while (true) {
                connection.write("X: y\r\n");
                never.await(100, TimeUnit.MILLISECONDS);
            }
        };
        try (RawServer server = RawServer.start(script);
                ApiClient client = TestClients.of(server, IMPATIENT)) {

            ApiException failure = catchThrowableOfType(ApiException.class, () -> upload(client, 1000));

            assertThat(failure).hasMessageEndingWith("no answer came for 1.0 s");
        }
    }

    @Test
    void abort_ends_what_is_under_way_and_nothing_else() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        RawServer.Script script = connection -> {
            if (head(connection).method().equals("POST")) {
                stuck.countDown();
                connection.stay();
            }
            connection.write(RawServer.json(200, "{\"id\":\"x\"}"));
        };
        try (RawServer server = RawServer.start(script);
                ApiClient client = TestClients.of(server, SETTINGS)) {
            CompletableFuture<Stored> upload = CompletableFuture.supplyAsync(() -> {
                try {
                    return upload(client, LARGE);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            stuck.await();

            client.abort();

            assertThat(catchThrowableOfType(ExecutionException.class, () -> upload.get(5, TimeUnit.SECONDS)))
                    .hasRootCauseInstanceOf(IOException.class)
                    .cause()
                    .hasMessageEndingWith("got no answer: it was broken off from this side");
            assertThat(client.call(new Request("getThing", "GET", "/thing", null), Stored.class))
                    .isEqualTo(new Stored("x"));
        }
    }

    /** Its waits last until the server has closed, but for the first, before which nothing was sent. */
    private static RateLimit heldUntil(CountDownLatch closed) {
        RateLimit.Pace pace = new RateLimit.Pace() {
            private long now;
            private boolean begun;

            @Override
            public long nanos() {
                return now;
            }

            @Override
            public void pause(long nanos) {
                if (begun) {
                    awaitAnswer(closed);
                }
                begun = true;
                now += nanos;
            }
        };
        return new RateLimit(Timetable.parse("uploadRate", "1MB/s"), Clock.systemUTC(), ZoneOffset.UTC, pace);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void a_connection_that_the_server_closed_in_an_upload_is_not_used_again(boolean proxied) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        RawServer.Script script = connection -> {
            boolean upload = head(connection).method().equals("POST");
            connection.write(RawServer.json(200, "{\"id\":\"x\"}"));
            if (upload) {
                connection.socket.close();
                closed.countDown();
            } else {
                connection.stay();
            }
        };
        try (RawServer server = RawServer.start(script)) {
            int port = URI.create(server.url()).getPort();
            Network network = new Network(
                    SSLContexts.createDefault(),
                    true,
                    proxied ? new Proxy("localhost", port, null, () -> "") : null,
                    List.of(),
                    heldUntil(closed),
                    RateLimit.NONE);
            try (ApiClient client = TestClients.of(server.url() + "/api", SETTINGS, network)) {
                assertThat(upload(client, 200_000)).isEqualTo(new Stored("x"));

                assertThat(client.call(new Request("getThing", "GET", "/thing", null), Stored.class))
                        .isEqualTo(new Stored("x"));
            }
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void idle_connections_that_the_server_closed_are_not_used() throws Exception {
        RawServer.Script script = connection -> {
            connection.socket.setSoTimeout(1_000);
            RawServer.Request request;
            while ((request = connection.readHead()) != null) {
                connection.in.skipNBytes(request.contentLength());
                connection.write(RawServer.json(201, "{\"id\":\"x\"}"));
            }
        };
        try (RawServer server = RawServer.start(script);
                ApiClient client = TestClients.of(server, SETTINGS)) {
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 5; i++) {
                    assertThat(upload(client, 4_000)).isEqualTo(new Stored("x"));
                }
                new CountDownLatch(1).await(1_100, TimeUnit.MILLISECONDS);
            }

            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void the_guards_exception_leaves_as_it_is_and_the_request_stays_incomplete() throws Exception {
        CompletableFuture<Long> received = new CompletableFuture<>();
        CompletableFuture<Long> announced = new CompletableFuture<>();
        RawServer.Script script = connection -> {
            announced.complete(head(connection).contentLength());
            received.complete(countToTheEnd(connection.in));
        };
        IOException changed = new IOException("changed");
        try (RawServer server = RawServer.start(script);
                ApiClient client = TestClients.of(server, SETTINGS)) {

            IOException thrown = catchThrowableOfType(
                    IOException.class,
                    () -> client.upload(
                            UPLOAD,
                            form(1 << 20, () -> {
                                throw changed;
                            }),
                            Stored.class));

            assertThat(thrown).isSameAs(changed);
            assertThat(received.get(5, TimeUnit.SECONDS)).isLessThan(announced.get());
        }
    }

    @Test
    void a_file_that_shrinks_while_it_is_sent_breaks_the_request_off() throws Exception {
        RawServer.Script script = connection -> {
            connection.readHead();
            connection.in.readNBytes(100_000);
            try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
                large.setLength(1 << 20);
            }
            connection.in.transferTo(OutputStream.nullOutputStream());
        };
        try (RawServer server = RawServer.start(script);
                ApiClient client = TestClients.of(server, SETTINGS)) {

            IOException thrown = catchThrowableOfType(IOException.class, () -> upload(client, LARGE));

            assertThat(thrown).hasMessageContaining(file + " ended").hasMessageContaining("of the 209715200 announced");
        }
    }

    @Test
    void a_file_that_grows_is_sent_as_announced() throws Exception {
        CompletableFuture<Long> received = new CompletableFuture<>();
        RawServer.Script script = connection -> {
            long length = head(connection).contentLength();
            connection.in.skipNBytes(length);
            connection.write(RawServer.json(201, "{\"id\":\"x\"}"));
            received.complete(countToTheEnd(connection.in));
        };
        try (RawServer server = RawServer.start(script);
                ApiClient client = TestClients.of(server, SETTINGS)) {

            assertThat(upload(client, 1_000)).isEqualTo(new Stored("x"));
        }
        assertThat(received.get(5, TimeUnit.SECONDS)).isZero();
    }

    @Test
    @Tag("large")
    void four_gigabytes_pass_in_constant_memory() throws IOException {
        long size = 4L << 30;
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(size);
        }
        RawServer.Script script = connection -> {
            Socket socket = connection.socket;
            long left = head(connection).contentLength();
            byte[] buffer = new byte[1 << 20];
            while (left > 0) {
                left -= connection.in.read(buffer, 0, (int) Math.min(buffer.length, left));
            }
            connection.write(RawServer.json(201, "{\"id\":\"x\"}"));
            socket.shutdownOutput();
        };
        try (RawServer server = RawServer.start(script);
                ApiClient client = TestClients.of(server, SETTINGS)) {
            long before = allocated();

            assertThat(upload(client, size)).isEqualTo(new Stored("x"));

            assertThat(allocated() - before).isLessThan(16 << 20);
        }
        assertThat(sent).hasValueGreaterThan(size);
    }

    /** The client may end the connection with a reset. */
    private static long countToTheEnd(InputStream in) {
        long count = 0;
        try {
            while (in.read() >= 0) {
                count++;
            }
        } catch (IOException e) {
            return count;
        }
        return count;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
