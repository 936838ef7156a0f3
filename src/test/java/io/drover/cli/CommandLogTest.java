package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.sandbox.SandboxServer;
import io.drover.telemetry.Collector;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs until it is stopped logs to standard output and its file; a command with results of its own to standard error. */
class CommandLogTest {
    @TempDir
    Path folder;

    private final PrintStream standardOutput = System.out;
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(standardOutput);
        System.setErr(standardError);
    }

    @Test
    void a_service_says_when_it_begins_one_line_a_run_and_when_it_ends_and_nothing_else() throws Exception {
        Path photos = photos("a.jpg", "b.jpg");
        try (SandboxServer server = SandboxServer.builder().start()) {
            CommandRun run = runOnce(server, photos);

            assertThat(run.run("run")).isZero();
        }

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3).allMatch(line -> line.contains(" INFO "));
        assertThat(lines).areExactly(1, holding("routes run; stop with Ctrl-C or SIGTERM"));
        assertThat(lines).areExactly(1, holding("library " + photos + ": 2 found = 2 uploaded in "));
        assertThat(lines.get(2)).contains("stopping: files in flight finish first");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("data/logs/drover.log")))
                .containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void as_json_each_line_of_it_is_an_object() throws Exception {
        Path photos = photos("a.jpg");
        try (SandboxServer server = SandboxServer.builder().start()) {
            CommandRun run = runOnce(server, photos).with("DROVER_LOG_FORMAT", "json");

            assertThat(run.with("DROVER_LOG_FILE", "none").run("run")).isZero();
        }

        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("level").asText()).isEqualTo("INFO"));
        assertThat(folder.resolve("data/logs")).doesNotExist();
    }

    @Test
    void a_command_that_prints_json_keeps_standard_output_for_it() throws Exception {
        Path photos = photos("a.jpg");
        try (SandboxServer server = SandboxServer.builder().start()) {
            CommandRun run = command(server).with("DROVER_LOG_LEVEL", "debug").with("DROVER_LOG_FORMAT", "json");

            assertThat(run.run("upload", photos.toString(), "--json")).isZero();

            assertThat(new ObjectMapper().readTree(run.out()).path("found").asInt())
                    .isEqualTo(1);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(folder.resolve("data/logs")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DROVER_LOG_FORMAT; jsno; drover.log.format must be text or json, is 'jsno'; did you mean 'json'?",
                "DROVER_LOG_LEVEL; loud; drover.log.level must be trace, debug, info, warn, error or off",
                "DROVER_LOG_LEVEL; org.apache.hc=debug; drover.log.level sets org.apache.hc to debug",
                "OTEL_EXPORTER_OTLP_ENDPOINT; collector:4317; drover.telemetry.endpoint must be an address",
            })
    void a_misspelt_value_is_told_with_its_place_and_what_is_allowed(String variable, String value, String sentence) {
        CommandRun run = CommandRun.in(folder.resolve("data")).with(variable, value);

        assertThat(run.run("check")).isEqualTo(2);

        assertThat(run.out() + run.err()).contains("application.properties:").contains(sentence.split(";")[0].strip());
    }

    @Test
    void a_trace_of_each_file_goes_to_the_collector_without_a_name_or_a_checksum() throws Exception {
        Path photos = photos("a-private-name.jpg");
        try (Collector collector = new Collector();
                SandboxServer server = SandboxServer.builder().start()) {
            CommandRun run = command(server).with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint());

            assertThat(run.run("upload", photos.toString())).isZero();

            assertThat(String.join("", collector.received()))
                    .contains("immich:uploadAsset", "checksum:sha1", "ledger:record", "library", "drover")
                    .doesNotContain("private", server.apiKey(), photos.toString());
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static Condition<String> holding(String text) {
        return new Condition<>(line -> line.contains(text), "a line with %s", text);
    }

    private Path photos(String... names) throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        for (String name : names) {
            Files.writeString(photos.resolve(name), name);
        }
        return photos;
    }

    private CommandRun command(SandboxServer server) {
        return CommandRun.in(folder.resolve("data")).against(server).with("DROVER_STABLE_FOR", "0s");
    }

    /** It is asked to stop by the line about the first scan. */
    private CommandRun runOnce(SandboxServer server, Path photos) {
        CommandRun run = command(server).with("DROVER_FOLDER", photos.toString());
        System.setOut(new PrintStream(
                new FilterOutputStream(out) {
                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        out.write(bytes, offset, length);
                        if (new String(bytes, offset, length, StandardCharsets.UTF_8).contains(" found = ")) {
                            run.stop().ask();
                        }
                    }
                },
                true,
                StandardCharsets.UTF_8));
        return run;
    }
}
