package io.drover.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.Drover;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the Dockerfile's steps make starts as a container is best run: nothing can be written but the volume and {@code /tmp}, as
 * a user whom nobody knows, without a home. No engine for containers is needed, and no network: instead of Maven's build
 * there is an archive of the classes that are tested.
 */
class DockerfileTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path RUNTIME = PROJECT.resolve("target/runtime-class-path.txt");
    private static final String ANY_USER = "12345:0";
    private static final int STOPPED = 0;
    private static final int STOPPED_AT_ONCE = 130;
    private static final Duration SOON = Duration.ofSeconds(45);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path work;

    private static CleanRoot way;
    private static Stage image;

    @TempDir
    private Path data;

    @BeforeAll
    static void build() throws Exception {
        assumeTrue(Files.exists(RUNTIME), "mvn test-compile writes " + RUNTIME + ", which names the jars of an image");
        Path probe = Files.createDirectory(work.resolve("probe"));
        Optional<CleanRoot> found = CleanRoot.find(probe, newestJava());
        assumeTrue(
                found.isPresent(), "this machine lets this user make no root folder of its own, by unshare and chroot");
        way = found.get();
        image = new ImageBuild(PROJECT, work, way, DockerfileTest::prepare).build();
        Files.writeString(image.root().resolve("photos/a.jpg"), "a photo");
        Files.setLastModifiedTime(
                image.root().resolve("photos/a.jpg"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    /** The newest of those that are where they usually are, as images have the newest; else that of the tests. */
    private static Path newestJava() throws IOException {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        for (Path folder : List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/java"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> found = Files.list(folder)) {
                    homes.addAll(found.filter(home -> Files.isExecutable(home.resolve("bin/jar")))
                            .toList());
                }
            }
        }
        return homes.stream()
                .max(Comparator.comparingInt(DockerfileTest::major))
                .orElseThrow();
    }

    private static int major(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .mapToInt(line ->
                            Integer.parseInt(line.replaceAll("[^0-9.]", "").split("[.]")[0]))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The image with Maven gets one that lays the archive where Maven does. */
    private static void prepare(Stage stage) throws IOException {
        if (!stage.base().startsWith("maven:")) {
            return;
        }
        Path unpacked = Files.createDirectory(work.resolve("archive"));
        List<Path> jars = Stream.of(Files.readString(RUNTIME).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        try {
            Path classes = Path.of(Drover.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            new Archive(classes, jars).unpacked(PROJECT, unpacked);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        Files.createDirectories(stage.at("/usr/local/bin"));
        Files.move(unpacked.resolve("drover"), stage.at("/archive"));
        Path maven = Files.writeString(
                stage.at("/usr/local/bin/mvn"),
                "#!/bin/sh\nset -e\n[ -f pom.xml ] && [ -d src/main/java ]\nmkdir target\n"
                        + "tar czf target/drover-test.tar.gz -C / archive\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void it_uploads_answers_for_its_health_and_drains_when_it_is_stopped() throws Exception {
        try (SandboxServer server = SandboxServer.builder().start();
                RunningImage drover = run(server, image.command)) {
            assertTimeoutPreemptively(PATIENCE, () -> drover.awaitText("library /photos: 1 found"), drover::said);

            RunningImage health = run(server, List.of("health", "--live"));
            assertThat(health.waitForEnd()).describedAs(health.said()).isZero();
            drover.terminate();

            assertThat(assertTimeoutPreemptively(SOON, drover::waitForEnd))
                    .describedAs(drover.said())
                    .isEqualTo(STOPPED);
            assertThat(server.createdCount(FileTree.sha1(image.root().resolve("photos/a.jpg"))))
                    .isEqualTo(1);
            assertThat(data.resolve("drover.db")).exists();
            assertThat(data.resolve("logs")).doesNotExist();
        }
    }

    @Test
    void a_second_sigterm_stops_it_at_once() throws Exception {
        try (SandboxServer server = SandboxServer.builder()
                        .faults("uploadAsset: hang undone")
                        .start();
                RunningImage drover = run(server, image.command)) {
            drover.awaitText("routes run");
            assertThat(server.awaitRequests("uploadAsset", 1, PATIENCE)).isTrue();
            drover.terminate();
            drover.awaitText("stopping");

            drover.terminate();

            assertThat(assertTimeoutPreemptively(SOON, drover::waitForEnd))
                    .describedAs(drover.said())
                    .isEqualTo(STOPPED_AT_ONCE);
        }
    }

    @Test
    void its_classes_come_from_the_archive_that_was_made_with_it() throws Exception {
        Map<String, String> variables = Map.of("JAVA_OPTS", "-Xlog:class+load");

        try (RunningImage drover = new RunningImage(way.run(image, writable(), user(), variables, line("--version")))) {
            assertThat(drover.waitForEnd()).describedAs(drover.said()).isZero();

            assertThat(drover.said()).contains("io.drover.Drover source: shared objects file");
        }
    }

    @Test
    void libraries_and_drover_are_in_layers_of_their_own_and_maven_in_none() throws Exception {
        try (Stream<Path> libraries = Files.list(work.resolve("build/layers/lib"));
                Stream<Path> own = Files.list(work.resolve("build/layers/app/lib"))) {
            assertThat(libraries.map(DockerfileTest::name))
                    .hasSizeGreaterThan(50)
                    .noneMatch(name -> name.startsWith("drover"));
            assertThat(own.map(DockerfileTest::name)).containsExactly("drover-test.jar");
        }
        assertThat(image.root().resolve("opt/drover/lib/drover-test.jar")).exists();
        assertThat(image.root().resolve("opt/drover/routes/ingest.camel.yaml")).exists();
        assertThat(image.root().resolve("opt/drover/native/libsqlitejdbc.so")).exists();
        assertThat(image.root().resolve("usr/local/bin/mvn")).doesNotExist();
        assertThat(image.root().resolve("build")).doesNotExist();
    }

    @Test
    void it_says_what_it_is_and_how_it_is_run() {
        assertThat(image.base()).isEqualTo("eclipse-temurin:25-jre");
        assertThat(image.labels)
                .containsEntry("org.opencontainers.image.title", "Drover")
                .containsKeys("org.opencontainers.image.version", "org.opencontainers.image.licenses");
        assertThat(image.volumes).containsExactly("/data");
        assertThat(image.user).isEqualTo("1000:0");
        assertThat(image.health).containsExactly("drover", "health", "--live");
        assertThat(image.environment).doesNotContainKeys("HOME", "IMMICH_API_KEY");
    }

    private RunningImage run(SandboxServer server, List<String> arguments) throws IOException {
        URI address = server.url();
        Map<String, String> variables = new HashMap<>();
        variables.put("IMMICH_URL", address.toString().replace("localhost", "127.0.0.1"));
        variables.put("IMMICH_API_KEY", server.apiKey());
        return new RunningImage(way.run(image, writable(), user(), variables, line(arguments.toArray(String[]::new))));
    }

    private static List<String> line(String... arguments) {
        List<String> line = new ArrayList<>(image.entryPoint);
        line.addAll(List.of(arguments));
        return line;
    }

    private static String user() {
        return way.takesAnyUser() ? ANY_USER : "-";
    }

    private Path writable() throws IOException {
        return Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
