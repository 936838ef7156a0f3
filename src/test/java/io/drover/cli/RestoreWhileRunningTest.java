package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.Drover;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is made and restored while a process runs the routes; it goes on, and sends nothing twice. */
class RestoreWhileRunningTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path data;

    @TempDir
    private Path photos;

    @TempDir
    private Path elsewhere;

    @Test
    void the_process_goes_on_from_the_backup() throws Exception {
        Path backup = elsewhere.resolve("drover.db");
        photo("a.jpg");
        try (SandboxServer server = SandboxServer.builder().start();
                OtherProcess service = service(server)) {
            assertSays(service, "1 found = 1 uploaded");
            assertThat(CommandRun.in(data).run("backup", backup.toString())).isEqualTo(ExitCode.OK);
            photo("b.jpg");
            assertThat(server.awaitRequests("uploadAsset", 2, PATIENCE)).isTrue();

            CommandRun restore = CommandRun.in(data);
            assertThat(restore.run("restore", backup.toString()))
                    .describedAs(restore.err())
                    .isEqualTo(ExitCode.OK);

            assertSays(service, "the store was restored from a backup; what it was before is " + data);
            assertSays(service, "1 duplicate");
            assertThat(server.requests("uploadAsset")).isEqualTo(2);
            service.terminate();
            assertThat(assertTimeoutPreemptively(PATIENCE, service::waitForEnd))
                    .describedAs(service.said())
                    .isZero();
        }
        JsonNode states = states();
        assertThat(states.get("uploaded").intValue()).isEqualTo(1);
        assertThat(states.get("duplicate").intValue()).isEqualTo(1);
    }

    private OtherProcess service(SandboxServer server) throws IOException {
        Map<String, String> environment = Map.of(
                "IMMICH_URL",
                server.url().toString(),
                "IMMICH_API_KEY",
                server.apiKey(),
                "DROVER_FOLDER",
                photos.toString(),
                "DROVER_STABLE_FOR",
                "0s",
                "DROVER_LOG_FILE",
                "none",
                "DROVER_OBSERVE_PORT",
                "0");
        String[] arguments = {"run", "--data", data.toString(), "--config", "config", "--routes", "routes"};
        return OtherProcess.start(List.of("-Xmx160m"), environment, Drover.class, arguments);
    }

    private static void assertSays(OtherProcess service, String text) {
        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThat(service.waitForText(text))
                        .describedAs(service.said())
                        .isTrue());
    }

    private JsonNode states() throws IOException {
        CommandRun status = CommandRun.in(data);
        status.run("status", "--json");
        return new ObjectMapper().readTree(status.out()).at("/targets/0/sources/0/states");
    }

    private void photo(String name) throws IOException {
        Path file = Files.writeString(elsewhere.resolve(name), "photo " + name);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Files.move(file, photos.resolve(name));
    }
}
