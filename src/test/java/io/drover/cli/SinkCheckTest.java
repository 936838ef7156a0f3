package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the sink that is picked can be used is found by a check, before anything is told to it. */
class SinkCheckTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "sql, drover.bean.changesDatabase.jdbcUrl",
        "kafka, drover.changes.kafka.brokers",
        "kafka, drover.changes.kafka.topic",
        "amqp, drover.bean.changesAmqp.remoteURI",
        "amqp, drover.changes.amqp.name",
        "webhook, drover.changes.webhook.url",
        "files, drover.changes.files.directory",
        "mirror, drover.changes.mirror.directory"
    })
    void an_empty_setting_that_the_sink_needs_is_refused_by_name(String sink, String key) throws IOException {
        Path config = settings(key, "");

        for (String command : List.of("check", "run")) {
            CommandRun run = command(sink);

            int code = run.run(command, "--config", config.toString());

            assertThat(run.err())
                    .contains("application.properties:")
                    .contains(key + " is empty, and drover.changes.sink=" + sink + " needs it");
            assertThat(code).isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void an_empty_setting_that_the_sink_of_a_stack_needs_is_refused_by_name() {
        CommandRun run = command("none").with("DROVER_CONTENTSTACK_SINK", "webhook");

        int code = run.run("check");

        assertThat(run.err())
                .contains("drover.changes.webhook.url is empty, and drover.contentstack.sink=webhook needs it");
        assertThat(code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void an_upload_does_without_the_settings_of_the_sink() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        CommandRun run = command("sql");

        run.run("upload", photos.toString());

        assertThat(run.err()).doesNotContain("jdbcUrl");
    }

    @Test
    void a_folder_of_files_that_is_not_there_yet_will_be_made() {
        Path changes = folder.resolve("new/changes");
        CommandRun run = command("files").with("DROVER_CHANGES_DIRECTORY", changes.toString());

        int code = run.run("check");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("ok       folder    " + changes + ", made at the first batch");
        assertThat(changes).doesNotExist();
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void a_file_in_the_way_of_the_folder_of_files_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("changes"), "");

        CommandRun in = command("files").with("DROVER_CHANGES_DIRECTORY", file.toString());
        assertThat(in.run("check")).isEqualTo(ExitCode.USAGE);
        assertThat(in.err()).contains("problem  folder: " + file + " is no folder");

        CommandRun below = command("files").with("DROVER_CHANGES_DIRECTORY", file + "/below");
        assertThat(below.run("check")).isEqualTo(ExitCode.USAGE);
        assertThat(below.err())
                .contains("problem  folder: " + file + "/below cannot be made: " + file + " is no folder");
    }

    @Test
    void the_folder_of_a_mirror_must_be_there() throws IOException {
        Path mirror = folder.resolve("mirror");

        CommandRun missing = command("mirror").with("DROVER_MIRROR", mirror.toString());
        assertThat(missing.run("check")).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).containsOnlyOnce("problem  folder: " + mirror + ": there is no such folder");

        Files.createDirectory(mirror);
        CommandRun there = command("mirror").with("DROVER_MIRROR", mirror.toString());
        assertThat(there.run("check")).isEqualTo(ExitCode.OK);
        assertThat(there.out()).containsOnlyOnce("ok       folder    " + mirror);
    }

    @Test
    void a_check_that_is_not_online_asks_no_sink() {
        CommandRun run = command("kafka").with("DROVER_KAFKA_BROKERS", "localhost:1");

        assertThat(run.run("check")).isEqualTo(ExitCode.OK);

        assertThat(run.out()).doesNotContain("kafka");
    }

    /** The shipped settings with another value of one of them. */
    private Path settings(String key, String value) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        List<String> lines = Files.readAllLines(Path.of("config/application.properties")).stream()
                .map(line -> line.startsWith(key + " =") ? key + " = " + value : line)
                .toList();
        Files.write(config.resolve("application.properties"), lines);
        return config;
    }

    private CommandRun command(String sink) {
        return CommandRun.in(folder.resolve("data"))
                .with("IMMICH_API_KEY", "key")
                .with("DROVER_FOLDER_ENABLED", "false")
                .with("DROVER_CHANGES_SINK", sink);
    }
}
