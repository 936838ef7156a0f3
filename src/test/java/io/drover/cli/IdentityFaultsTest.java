package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lost answer to the question whom the files are for costs a moment, and no scan. */
@Timeout(60)
@Tag("long")
class IdentityFaultsTest {
    @TempDir
    Path folder;

    private Path photos;
    private Path config;
    private SandboxServer server;

    @BeforeEach
    void start() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
        Files.writeString(photos.resolve("a.jpg"), "one");
        config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(
                config.resolve("application.properties"),
                Files.readString(Path.of("config/application.properties"))
                        + "camel.component.immich.responseTimeout = 500ms\n");
        server = SandboxServer.builder().port(0).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang x1", "lose-answer x2", "status 500 x2"})
    void an_answer_that_is_lost_is_asked_for_again(String fault) {
        server.addFaults("getMyUser: " + fault);
        CommandRun run = command();

        int code = run.run("upload", photos.toString(), "--config", config.toString());

        assertThat(run.err()).doesNotContain("drover: ");
        assertThat(server.assetCount()).isEqualTo(1);
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void a_server_that_never_says_is_not_asked_for_ever() {
        server.addFaults("getMyUser: status 500");
        CommandRun run = command();

        int code = run.run("upload", photos.toString(), "--config", config.toString());

        assertThat(run.err()).contains("drover: ").contains("500").doesNotContain("unexpected failure");
        assertThat(server.requests("getMyUser")).isEqualTo(4);
        assertThat(code).isEqualTo(ExitCode.SERVER);
    }

    private CommandRun command() {
        return CommandRun.in(folder.resolve("data")).against(server);
    }
}
