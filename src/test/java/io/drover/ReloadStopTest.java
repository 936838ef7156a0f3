package io.drover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.kamelet.KameletFolder;
import io.drover.runtime.RouteFiles;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import io.drover.testing.IngestRun;
import io.drover.testing.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code drover run} with edits: it takes them over by itself, and stops in the middle of one as at any other time. */
class ReloadStopTest {
    private static final int FILES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private Path routes;
    private Path photos;

    @BeforeEach
    void copyWhatIsShipped() throws IOException {
        routes = Files.createDirectories(home.resolve("routes"));
        photos = Files.createDirectories(home.resolve("photos"));
        copy(Files.createDirectories(home.resolve("config")), List.of(Path.of("config/application.properties")));
        copy(Files.createDirectories(home.resolve("kamelets")), KameletFolder.files(Path.of("kamelets")));
        copy(routes, RouteFiles.in(Path.of("routes")));
    }

    private static void copy(Path folder, List<Path> files) throws IOException {
        for (Path file : files) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    @Test
    void sigterm_in_the_middle_of_an_edit_lets_what_is_under_way_end() throws Exception {
        new FileTree(photos, new Random(651)).files(FILES, 300);
        try (SandboxServer server =
                        SandboxServer.builder().faults("uploadAsset: delay 1s").start();
                OtherProcess run = run(server)) {
            assertThat(server.awaitRequests("uploadAsset", 4, PATIENCE)).isTrue();
            edit("ingest");
            assertThat(server.awaitRequests("uploadAsset", 24, PATIENCE)).isTrue();

            run.terminate();

            int exitCode = assertTimeoutPreemptively(PATIENCE, run::waitForEnd);
            assertThat(exitCode).describedAs(run.said()).isZero();
            List<LedgerRow> rows = IngestRun.recorded(home.resolve("data"));
            assertThat(rows).hasSize(server.assetCount()).hasSizeLessThan(FILES);
            assertThat(rows).allSatisfy(row -> assertThat(row.known().state()).isEqualTo(FileState.UPLOADED));
        }
    }

    @Test
    void edits_are_taken_over_or_refused_without_being_asked_for() throws Exception {
        try (SandboxServer server = SandboxServer.builder().start();
                OtherProcess run = run(server)) {
            assertThat(run.waitForText("routes run")).describedAs(run.said()).isTrue();

            edit("ingest");
            assertThat(run.waitForText("ingest.camel.yaml changed: taken over")).isTrue();

            Files.writeString(routes.resolve("mine.camel.yaml"), "- route:\n    fro: timer:mine\n");
            assertThat(run.waitForText("refused, the version before runs on: " + routes.resolve("mine.camel.yaml")))
                    .isTrue();

            run.terminate();
            assertThat(run.waitForEnd()).describedAs(run.said()).isZero();
        }
    }

    private void edit(String name) throws IOException {
        Files.writeString(
                routes.resolve(name + RouteFiles.SUFFIX),
                "# edited" + System.lineSeparator(),
                StandardOpenOption.APPEND);
    }

    private OtherProcess run(SandboxServer server) throws IOException {
        Map<String, String> environment = Map.of(
                "IMMICH_URL", server.url().toString(),
                "IMMICH_API_KEY", server.apiKey(),
                "DROVER_FOLDER", photos.toString(),
                "DROVER_STABLE_FOR", "0s",
                "DROVER_OBSERVE_PORT", "0");
        String[] arguments = Stream.of("data", "config", "routes", "kamelets")
                .flatMap(folder -> Stream.of("--" + folder, home.resolve(folder).toString()))
                .toArray(String[]::new);
        return OtherProcess.start(
                List.of("-Xmx160m"),
                environment,
                Drover.class,
                Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new));
    }
}
