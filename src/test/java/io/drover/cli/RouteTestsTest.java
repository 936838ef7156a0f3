package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests beside the shipped routes pass, and each notices a wrong edit of its route. */
@Tag("long")
class RouteTestsTest {
    private static final List<String> FOLDERS = List.of("routes", "routes/cluster", "examples", "kamelets");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"routes", "examples", "kamelets"})
    void all_tests_of_what_is_shipped_pass(String shipped) {
        CommandRun drover = CommandRun.in(folder);

        int exitCode = drover.run("test", shipped);

        assertThat(drover.out()).contains(" 0 failed").doesNotContain("FAILED");
        assertThat(exitCode).isEqualTo(ExitCode.OK);
        assertThat(drover.err()).isEmpty();
        assertThat(folder).as("what Drover remembers").isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"routes", "routes/cluster", "examples", "kamelets"})
    void whatever_is_shipped_has_a_test_and_a_wrong_edit_of_it_is_tried(String shipped) throws IOException {
        List<String> edited = wrong_edits().map(edit -> (String) edit.get()[0]).toList();

        try (Stream<Path> files = Files.list(Path.of(shipped))) {
            assertThat(files.map(Path::toString).filter(file -> file.matches(".*[.](camel|kamelet)[.]yaml")))
                    .isNotEmpty()
                    .allSatisfy(file -> {
                        assertThat(Path.of(file.replaceFirst("[.](camel|kamelet)[.]", ".test.")))
                                .isRegularFile();
                        assertThat(edited).contains(file);
                    });
        }
    }

    /** Route, what is edited, into what, and what the test then says. */
    static Stream<Arguments> wrong_edits() {
        return Stream.of(
                arguments(
                        "routes/album-for-the-rest.camel.yaml",
                        "immich:addAssetsToAlbum",
                        "log:nowhere",
                        "albums: expected"),
                arguments(
                        "routes/album-for-the-rest.camel.yaml",
                        "${body.size} == 0",
                        "${body.size} == 1",
                        "failures: a failure"),
                arguments(
                        "routes/changes-to-amqp.camel.yaml",
                        "${header.CamelFeedKey}",
                        "${header.CamelFeedType}",
                        "sent.amqp: expected"),
                arguments(
                        "routes/changes-to-amqp.camel.yaml",
                        "deliveryPersistent: true",
                        "deliveryPersistent: false",
                        "sent.amqp: expected"),
                arguments(
                        "routes/changes-to-files.camel.yaml",
                        "drover.changes.files.directory",
                        "drover.changes.mirror.directory",
                        "files.changes/photos/**.ndjson: expected"),
                arguments(
                        "routes/changes-to-kafka.camel.yaml",
                        "drover.changes.kafka.topic}}",
                        "drover.changes.kafka.brokers}}",
                        "the routes do not start"),
                arguments(
                        "routes/changes-to-mirror.camel.yaml",
                        "kamelet:drover-changes-to-mirror",
                        "kamelet:drover-changes-to-file",
                        "files.mirror/**a.jpg: expected"),
                arguments(
                        "routes/changes-to-sql.camel.yaml",
                        "kamelet:drover-changes-to-sql",
                        "kamelet:drover-changes-to-mirror",
                        "the routes do not start"),
                arguments(
                        "routes/changes-to-webhook.camel.yaml",
                        "#property:drover.changes.webhook.url",
                        "#property:drover.changes.webhook.authorization",
                        "the routes do not start"),
                arguments(
                        "routes/contentstack-assets.camel.yaml",
                        "contentstack:downloadAssets",
                        "feed:messages",
                        "the routes do not start"),
                arguments(
                        "routes/contentstack-changes.camel.yaml",
                        "direct:changes-to-{{drover.contentstack.sink}}",
                        "log:nowhere",
                        "sent.kafka: expected"),
                arguments(
                        "routes/contentstack-webhook.camel.yaml",
                        "uri: feed:wake",
                        "uri: log:nobody",
                        "the routes do not start"),
                arguments(
                        "routes/error-handling.camel.yaml",
                        "state: failed",
                        "state: excluded",
                        "expected photos/a.jpg to be failed"),
                arguments(
                        "routes/immich-changes.camel.yaml",
                        "direct:changes-to-{{drover.changes.sink}}",
                        "log:nowhere",
                        "files.changes/**.ndjson: expected"),
                arguments("routes/ingest.camel.yaml", "== 'accept'", "== 'reject'", "assets: expected"),
                arguments("routes/ingest-after.camel.yaml", "== 'accept'", "!= 'accept'", "files: expected photos/"),
                arguments(
                        "routes/ingest-folder.camel.yaml",
                        "drover.folder.after",
                        "drover.folder.hidden",
                        "the routes do not start"),
                arguments(
                        "routes/ingest-folder.camel.yaml",
                        "- to: direct:ingest",
                        "- to: log:nowhere",
                        "assets: expected"),
                arguments(
                        "routes/ingest-s3.camel.yaml", "- to: direct:ingest", "- to: log:nowhere", "assets: expected"),
                arguments(
                        "routes/ingest-s3-events.camel.yaml",
                        "uri: library:look",
                        "uri: log:nowhere",
                        "the routes do not start"),
                arguments(
                        "routes/ingest-inbox.camel.yaml",
                        "move:.done",
                        "keep",
                        "files: expected inbox/a.jpg to be gone"),
                arguments(
                        "routes/ingest-sftp.camel.yaml",
                        "- to: direct:ingest",
                        "- to: log:nowhere",
                        "assets: expected"),
                arguments(
                        "routes/cluster/lead-album-for-the-rest.camel.yaml",
                        "immich:addAssetsToAlbum",
                        "log:nowhere",
                        "albums: expected"),
                arguments(
                        "routes/cluster/lead-contentstack-changes.camel.yaml",
                        "direct:changes-to-{{drover.contentstack.sink}}",
                        "log:nowhere",
                        "sent.kafka: expected"),
                arguments(
                        "routes/cluster/lead-immich-changes.camel.yaml",
                        "direct:changes-to-{{drover.changes.sink}}",
                        "log:nowhere",
                        "files.changes/**.ndjson: expected"),
                arguments(
                        "routes/cluster/scan-folder.camel.yaml",
                        "- to: direct:ingest",
                        "- to: log:nowhere",
                        "assets: expected"),
                arguments(
                        "routes/cluster/scan-folder.camel.yaml",
                        "${header.CamelLibraryMember} == null",
                        "${header.CamelLibraryMember} != null",
                        "sent.work: expected"),
                arguments("routes/cluster/scan-s3.camel.yaml", "-s3\"", "-folder\"", "sent.work[0].uri: expected"),
                arguments("routes/cluster/scan-sftp.camel.yaml", "== null &&", "!= null &&", "assets: expected 0"),
                arguments("routes/cluster/work-folder.camel.yaml", "} is 'io", "} !is 'io", "assets: expected"),
                arguments(
                        "routes/cluster/work-s3.camel.yaml",
                        "\"{{drover.s3.after}}\"",
                        "keep",
                        "files: expected photos/a.jpg to be gone"),
                arguments(
                        "routes/cluster/work-sftp.camel.yaml",
                        "uri: library:open",
                        "uri: log:nowhere",
                        "the routes do not start"),
                arguments(
                        "examples/album-per-folder.camel.yaml",
                        "album: \"{folder}\"",
                        "album: \"{1} files\"",
                        "albums: expected"),
                arguments(
                        "examples/album-to-webhook.camel.yaml", "== 'upsert'", "== 'delete'", "sent.http: expected 1"),
                arguments(
                        "examples/all-changes-to-kafka.camel.yaml",
                        "KAFKA_TOPIC:immich",
                        "TOPIC:immich",
                        "sent.kafka: expected"),
                arguments(
                        "examples/backup-mirror.camel.yaml",
                        "types: assets,albums,album-assets",
                        "types: assets",
                        "files: expected backup/albums/Trip/b.jpg"),
                arguments(
                        "examples/contentstack-to-postgres.camel.yaml",
                        "CONTENTSTACK_TABLE:contentstack",
                        "CONTENTSTACK_TABLE:content",
                        "sent.sql: expected"),
                arguments("examples/dry-run.camel.yaml", "immich:checkBulkUpload", "ledger:record", "files.report/"),
                arguments("examples/nightly-import.camel.yaml", "schedule:", "rescanEvery:", "the routes do not start"),
                arguments(
                        "examples/phone-folder.camel.yaml",
                        "after: move:.uploaded",
                        "after: keep",
                        "files: expected in/a.jpg to be gone"),
                arguments(
                        "examples/watch-nas.camel.yaml",
                        "- to: direct:ingest",
                        "- to: ledger:record",
                        "assets: expected"),
                arguments(
                        "kamelets/drover-ingest.kamelet.yaml",
                        "- to: direct:ingest",
                        "- to: log:nowhere",
                        "assets: expected"),
                arguments(
                        "kamelets/drover-changes-to-file.kamelet.yaml",
                        "feed:segment",
                        "log:nowhere",
                        "the routes do not start"),
                arguments(
                        "kamelets/drover-changes-to-kafka.kamelet.yaml",
                        "keyHeader: kafka.KEY",
                        "keyHeader: KEY",
                        "sent.kafka: expected"),
                arguments(
                        "kamelets/drover-changes-to-kafka.kamelet.yaml",
                        "requestRequiredAcks: all",
                        "requestRequiredAcks: 1",
                        "sent.kafka: expected"),
                arguments(
                        "kamelets/drover-changes-to-mirror.kamelet.yaml",
                        "mirror:apply",
                        "mirror:missing",
                        "files.out/library/**a.jpg: expected"),
                arguments(
                        "kamelets/drover-changes-to-sql.kamelet.yaml",
                        "variable.drover-batch.upserts",
                        "variable.drover-batch.deletions",
                        "sent.sql: expected"),
                arguments(
                        "kamelets/drover-changes-to-webhook.kamelet.yaml",
                        "Idempotency-Key",
                        "Idempotent-Key",
                        "sent.http: expected"));
    }

    @ParameterizedTest
    @MethodSource("wrong_edits")
    void a_wrong_edit_is_noticed(String name, String text, String wrong, String sentence) throws IOException {
        for (String shipped : FOLDERS) {
            copy(Path.of(shipped), folder.resolve(shipped));
        }
        Path file = folder.resolve(name);
        String right = Files.readString(file);
        assertThat(right).contains(text);
        Files.writeString(file, right.replace(text, wrong));
        CommandRun drover = CommandRun.in(folder.resolve("data"));

        int exitCode = drover.run(
                "test",
                "--within",
                "4s",
                "--routes",
                folder.resolve("routes").toString(),
                "--kamelets",
                folder.resolve("kamelets").toString(),
                file.toString());

        assertThat(drover.out()).contains("FAILED  ").contains(sentence);
        assertThat(exitCode).isEqualTo(ExitCode.SOME_FAILED);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
