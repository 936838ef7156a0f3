package io.drover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.drover.sandbox.SandboxServer;
import io.drover.testing.OtherProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One machine alone needs nothing of what several share: with the settings as they ship, none of it is loaded. */
@Timeout(180)
class SingleNodeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> OF_SEVERAL = List.of(
            "org.apache.kafka.",
            "org.apache.camel.component.kafka.",
            "org.apache.camel.component.master.",
            "org.apache.camel.support.cluster.",
            "org.postgresql.",
            "com.zaxxer.",
            "io.drover.work.",
            "io.drover.cluster.");

    /** Whether there are others is asked by its settings. */
    private static final String ROLE = "io.drover.cluster.ClusterRole";

    /** Camel asks every loader for its converters at the start, and loads these when they are used. */
    private static final String CONVERTERS = "io.drover.work.SharedFileConverterLoader";

    @TempDir
    private Path data;

    @TempDir
    private Path photos;

    @Test
    void no_class_of_kafka_postgresql_or_a_cluster_is_loaded() throws Exception {
        int port = freePort();
        Path loaded = data.resolve("classes.txt");
        Files.writeString(photos.resolve("a.jpg"), "a photo");
        try (SandboxServer server = SandboxServer.builder().start();
                OtherProcess process = drover(server, loaded, port)) {
            assertTimeoutPreemptively(
                    PATIENCE,
                    () -> assertThat(process.waitForText("1 found = 1 uploaded"))
                            .as(process.said())
                            .isTrue());
            assertThat(get(port, "/observe/health")).doesNotContain("cluster");
            assertThat(get(port, "/observe/metrics"))
                    .contains("drover_files_total")
                    .doesNotContain("drover_work");
            process.terminate();
            assertThat(assertTimeoutPreemptively(PATIENCE, process::waitForEnd))
                    .as(process.said())
                    .isZero();
        }

        List<String> classes = Files.readAllLines(loaded);

        assertThat(classes).anyMatch(line -> line.contains(" io.drover.library.LibraryEndpoint "));
        assertThat(classes.stream().map(SingleNodeTest::name).filter(SingleNodeTest::isOfSeveral))
                .allMatch(name -> name.startsWith(ROLE) || name.startsWith(CONVERTERS));
    }

    private OtherProcess drover(SandboxServer server, Path loaded, int port) throws IOException {
        Map<String, String> environment = Map.of(
                "IMMICH_URL", server.url().toString(),
                "IMMICH_API_KEY", server.apiKey(),
                "DROVER_FOLDER", photos.toString(),
                "DROVER_STABLE_FOR", "0s",
                "DROVER_OBSERVE_PORT", String.valueOf(port),
                "DROVER_LOG_FILE", "none");
        String[] arguments = {"run", "--data", data.toString(), "--config", "config", "--routes", "routes"};
        List<String> options = List.of("-Xmx160m", "-Xlog:class+load:file=" + loaded + "::filecount=0");
        return OtherProcess.start(options, environment, Drover.class, arguments);
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Of a line such as {@code [0.123s][info][class,load] java.lang.Object source: jrt:/java.base}. */
    private static String name(String line) {
        return Stream.of(line.split(" "))
                .dropWhile(word -> word.startsWith("["))
                .findFirst()
                .orElse("");
    }

    private static boolean isOfSeveral(String name) {
        return OF_SEVERAL.stream().anyMatch(name::startsWith);
    }
}
