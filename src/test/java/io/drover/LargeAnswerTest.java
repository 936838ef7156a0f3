package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.http.RawServer;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.AnswerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file's size and the number of lines cost time, not memory, and a broken connection costs a repeated part at most. */
class LargeAnswerTest {
    private static final long FOUR_GIGABYTES = 4L << 30;
    private static final int LINES = 1_000_000;
    private static final int LINES_A_CHUNK = 1_000;
    private static final List<String> SMALL_HEAP = List.of("-Xmx64m", "-XX:+UseSerialGC");

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "3.1.0"})
    @Timeout(300)
    void four_gigabytes_come_over_broken_connections_with_a_small_heap(String version) throws Exception {
        try (SandboxServer server = SandboxServer.builder().version(version).start()) {
            String asset = server.seed("film.mp4", "0123456789012345678901234567890123456789", FOUR_GIGABYTES);
            server.addFaults("downloadAsset: cut-answer 1000mb x3");

            try (AnswerProcess process =
                    AnswerProcess.download(server.url().toString(), server.apiKey(), asset, SMALL_HEAP)) {
                assertThat(process.counted()).isEqualTo(FOUR_GIGABYTES);
            }

            assertThat(server.requests("downloadAsset")).isEqualTo(4);
        }
    }

    @Test
    @Timeout(300)
    void a_million_lines_come_with_a_small_heap() throws Exception {
        try (RawServer server = RawServer.start(LargeAnswerTest::serve);
                AnswerProcess process = AnswerProcess.lines(server.url() + "/api", "key", SMALL_HEAP)) {
            assertThat(process.counted()).isEqualTo(LINES);
        }
    }

    private static void serve(RawServer.Connection connection) throws IOException {
        RawServer.Request request;
        while ((request = connection.readHead()) != null) {
            connection.in.readNBytes((int) request.contentLength());
            if (request.path().endsWith("/sync/stream")) {
                stream(connection);
            } else {
                connection.write(RawServer.json(200, "{\"major\":3,\"minor\":1,\"patch\":0}"));
            }
        }
    }

    private static void stream(RawServer.Connection connection) throws IOException {
        connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/jsonlines+json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n");
        String text = "x".repeat(500);
        for (int first = 0; first < LINES; first += LINES_A_CHUNK) {
            StringBuilder chunk = new StringBuilder();
            for (int i = first; i < first + LINES_A_CHUNK; i++) {
                String type = i == LINES - 1 ? "SyncCompleteV1" : "AssetV2";
                chunk.append("{\"type\":\"").append(type).append("\",\"data\":{\"originalFileName\":\"");
                chunk.append(text)
                        .append("\"},\"ack\":\"")
                        .append(type)
                        .append('|')
                        .append(i)
                        .append("\"}\n");
            }
            int length = chunk.toString().getBytes(StandardCharsets.UTF_8).length;
            connection.write(Integer.toHexString(length) + "\r\n" + chunk + "\r\n");
        }
        connection.write("0\r\n\r\n");
    }
}
