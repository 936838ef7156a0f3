package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests beside the shipped routes pass, and each notices a wrong edit of its route. */
class RouteTestsTest {
    private static final Path ROUTES = Path.of("routes");

    @TempDir
    private Path folder;

    @Test
    void all_shipped_tests_pass() {
        CommandRun drover = CommandRun.in(folder);

        int exitCode = drover.run("test");

        assertThat(drover.out()).contains(" 0 failed").doesNotContain("FAILED");
        assertThat(exitCode).isEqualTo(ExitCode.OK);
        assertThat(drover.err()).isEmpty();
        assertThat(folder).as("what Drover remembers").isEmptyDirectory();
    }

    @Test
    void every_shipped_route_has_a_test() throws IOException {
        try (Stream<Path> files = Files.list(ROUTES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".camel.yaml")))
                    .isNotEmpty()
                    .allSatisfy(route -> assertThat(Path.of(route.toString().replace(".camel.", ".test.")))
                            .isRegularFile());
        }
    }

    /** Route, what is edited, into what, and what the test then says. */
    static Stream<Arguments> wrong_edits() {
        return Stream.of(
                arguments("album-for-the-rest", "immich:addAssetsToAlbum", "log:nowhere", "albums: expected"),
                arguments("album-for-the-rest", "${body.size} == 0", "${body.size} == 1", "failures: a failure"),
                arguments(
                        "changes-to-amqp", "${header.CamelFeedKey}", "${header.CamelFeedType}", "sent.amqp: expected"),
                arguments(
                        "changes-to-amqp",
                        "deliveryPersistent: true",
                        "deliveryPersistent: false",
                        "sent.amqp: expected"),
                arguments(
                        "changes-to-files",
                        "drover.changes.files.directory",
                        "drover.changes.mirror.directory",
                        "files.changes/photos/**.ndjson: expected"),
                arguments("changes-to-kafka", "keyHeader: kafka.KEY", "keyHeader: KEY", "sent.kafka: expected"),
                arguments(
                        "changes-to-kafka",
                        "requestRequiredAcks: all",
                        "requestRequiredAcks: 1",
                        "sent.kafka: expected"),
                arguments("changes-to-kafka", "uri: kafka", "uri: seda", "the routes do not start"),
                arguments("changes-to-mirror", "mirror:apply", "mirror:missing", "files.mirror/**a.jpg: expected"),
                arguments("changes-to-sql", "variable.batch.deletions", "variable.batch.upserts", "sent.sql"),
                arguments("changes-to-webhook", "${header.CamelFeedId}", "${header.CamelNoId}", "sent.http: expected"),
                arguments(
                        "changes-to-webhook",
                        "uri: feed:sign",
                        "uri: feed:taken",
                        "sent.http.headers.webhook-signature: expected"),
                arguments(
                        "contentstack-assets",
                        "contentstack:downloadAssets",
                        "feed:messages",
                        "the routes do not start"),
                arguments(
                        "contentstack-changes",
                        "drover.contentstack.contentTypes",
                        "drover.contentstack.locales",
                        "no route uses it"),
                arguments("contentstack-webhook", "uri: feed:wake", "uri: log:nobody", "the routes do not start"),
                arguments("error-handling", "state: failed", "state: excluded", "expected photos/a.jpg to be failed"),
                arguments(
                        "immich-changes",
                        "direct:changes-to-{{drover.changes.sink}}",
                        "log:nowhere",
                        "files.changes/**.ndjson: expected"),
                arguments("ingest", "== 'accept'", "== 'reject'", "assets: expected"),
                arguments("ingest-after", "== 'accept'", "!= 'accept'", "files: expected photos/"),
                arguments("ingest-folder", "drover.folder.after", "drover.folder.hidden", "the routes do not start"),
                arguments("ingest-folder", "- to: direct:ingest", "- to: log:nowhere", "assets: expected"),
                arguments("ingest-inbox", "move:.done", "keep", "files: expected inbox/a.jpg to be gone"));
    }

    @ParameterizedTest
    @MethodSource("wrong_edits")
    void a_wrong_edit_is_noticed(String route, String text, String wrong, String sentence) throws IOException {
        Path routes = copy(folder.resolve("routes"));
        Path file = routes.resolve(route + ".camel.yaml");
        String right = Files.readString(file);
        assertThat(right).contains(text);
        Files.writeString(file, right.replace(text, wrong));
        CommandRun drover = CommandRun.in(folder.resolve("data"));

        int exitCode = drover.run("test", "--within", "4s", "--routes", routes.toString(), file.toString());

        assertThat(drover.out()).contains("FAILED  " + route).contains(sentence);
        assertThat(exitCode).isEqualTo(ExitCode.SOME_FAILED);
    }

    private static Path copy(Path target) throws IOException {
        Files.createDirectory(target);
        try (Stream<Path> files = Files.list(ROUTES)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target;
    }
}
