package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.sandbox.SandboxServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What watches a drover run learns from the exit code how it is, and people from one line for each thing. */
@Timeout(120)
class HealthCommandTest {
    private final ExecutorService threads = Executors.newSingleThreadExecutor();

    @TempDir
    private Path data;

    @TempDir
    private Path files;

    private String port;

    @BeforeEach
    void pickPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = String.valueOf(free.getLocalPort());
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_run_is_well_then_not_and_then_nobody_answers() throws Exception {
        Path folder = Files.createDirectory(files.resolve("photos"));
        try (SandboxServer server = SandboxServer.builder().start()) {
            CommandRun run = observed().against(server).with("DROVER_FOLDER", folder.toString());
            CompletableFuture<Integer> running = CompletableFuture.supplyAsync(() -> run.run("run"), threads);

            CommandRun well = until(running, ExitCode.OK, "health");
            CommandRun live = until(running, ExitCode.OK, "health", "--live");
            Files.delete(folder);
            CommandRun ill = until(running, ExitCode.SOME_FAILED, "health", "--ready");
            CommandRun forPrograms = until(running, ExitCode.SOME_FAILED, "health", "--ready", "--json");
            run.stop().ask();

            assertThat(running.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
            assertThat(well.out().lines())
                    .contains("UP    threads", "UP    routes", "UP    store", "UP    reload", "UP    server immich");
            assertThat(live.out()).contains("threads").doesNotContain("store");
            assertThat(ill.out()).contains("DOWN  source ingest-folder: " + folder + ": there is no such folder");
            JsonNode json = new ObjectMapper().readTree(forPrograms.out());
            assertThat(json.path("status").asText()).isEqualTo("DOWN");
        }
        CommandRun gone = observed();
        assertThat(gone.run("health")).isEqualTo(ExitCode.SERVER);
        assertThat(gone.err()).contains("nobody answers at 127.0.0.1:" + port).contains("drover.observe.port");
    }

    @Test
    void another_program_that_answers_is_not_taken_for_drover() throws Exception {
        try (SandboxServer server = SandboxServer.builder().start()) {
            CommandRun health = observed()
                    .with("DROVER_OBSERVE_PORT", String.valueOf(server.url().getPort()));

            assertThat(health.run("health")).isEqualTo(ExitCode.SERVER);
            assertThat(health.err()).contains("another program does");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DROVER_OBSERVE_PORT, 0, 'drover.observe.port is 0, so that drover run tells nothing'",
        "DROVER_OBSERVE_PORT, ninety, 'drover.observe.port is ''ninety'', allowed: 1 to 65535, or 0'",
        "DROVER_OBSERVE_PORT, 65536, 'drover.observe.port is ''65536'', allowed: 1 to 65535, or 0'",
    })
    void a_port_that_is_none_is_told(String variable, String value, String sentence) {
        CommandRun health = observed().with(variable, value);

        assertThat(health.run("health")).isEqualTo(ExitCode.USAGE);
        assertThat(health.err()).contains(sentence);
    }

    @Test
    void a_host_of_another_machine_stops_the_start() {
        CommandRun run = observed().with("DROVER_OBSERVE_HOST", "192.0.2.1");

        assertThat(run.run("run")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("drover.observe.host").contains("192.0.2.1:" + port);
    }

    private CommandRun observed() {
        return CommandRun.in(data).with("DROVER_OBSERVE_PORT", port).with("DROVER_LOG_FILE", "none");
    }

    /** Asks again and again until the answer is as expected, for as long as the run goes on. */
    private CommandRun until(CompletableFuture<Integer> running, int expected, String... command) throws Exception {
        while (true) {
            CommandRun health = observed();
            if (health.run(command) == expected) {
                return health;
            }
            try {
                throw new AssertionError("the run ended with " + running.get(200, TimeUnit.MILLISECONDS));
            } catch (TimeoutException stillRunning) {
                assertThat(running).isNotDone();
            }
        }
    }
}
