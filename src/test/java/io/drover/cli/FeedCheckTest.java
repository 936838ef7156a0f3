package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes that cannot be read as the settings say are found by a check. */
class FeedCheckTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stream | | mode=stream needs a session, for which an API key will not do",
                "auto | people | types holds People, which mode=auto cannot tell with an API key alone",
                "delta | assets,people | types holds People, which mode=delta cannot tell with an API key alone",
                "auto | albums | types=Albums holds nothing that is told without a session"
            })
    void what_an_api_key_will_not_do_for_is_refused_without_asking_a_server(String mode, String types, String words) {
        for (String command : List.of("check", "run")) {
            CommandRun run = command()
                    .with("IMMICH_API_KEY", "key")
                    .with("DROVER_CHANGES_MODE", mode)
                    .with("DROVER_CHANGES_TYPES", types == null ? "" : types);

            int code = run.run(command);

            assertThat(run.err()).contains("immich-changes.camel.yaml:").contains(words);
            assertThat(code).isEqualTo(ExitCode.USAGE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.1.0 | delta | assets | mode=delta is not possible: Immich 3.1.0 has no such reading any more",
                "2.7.5 | stream | ocr | Immich 2.7.5 tells nothing of types=AssetOcr"
            })
    void what_the_server_s_version_cannot_tell_is_found_online(String version, String mode, String types, String words)
            throws IOException {
        try (SandboxServer server = SandboxServer.builder().version(version).start()) {
            CommandRun run = command(server)
                    .with("IMMICH_API_KEY", server.apiKey())
                    .with("DROVER_CHANGES_MODE", mode)
                    .with("DROVER_CHANGES_TYPES", types);

            int code = run.run("check", "--online");

            assertThat(run.err()).contains("problem  server: immich:changes in immich-changes: " + words);
            assertThat(code).isEqualTo(ExitCode.SERVER);
        }
    }

    @Test
    void a_mirror_needs_a_key_that_may_download() throws IOException {
        Path mirror = Files.createDirectory(folder.resolve("mirror"));
        try (SandboxServer server = SandboxServer.builder().start()) {
            CommandRun run = command(server)
                    .with("DROVER_CHANGES_SINK", "mirror")
                    .with("DROVER_MIRROR", mirror.toString())
                    .with("IMMICH_API_KEY", server.addApiKey("asset.upload", "asset.read"));

            int code = run.run("check", "--online");

            assertThat(run.err())
                    .contains("the API key lacks permissions that the routes need: ")
                    .contains("asset.download (immich:downloadAsset in changes-to-mirror)");
            assertThat(code).isEqualTo(ExitCode.SERVER);
        }
    }

    private CommandRun command(SandboxServer server) {
        return command()
                .with("IMMICH_URL", server.url().toString())
                .with("IMMICH_EMAIL", server.email())
                .with("IMMICH_PASSWORD", server.password());
    }

    private CommandRun command() {
        return CommandRun.in(folder.resolve("data"))
                .with("DROVER_FOLDER_ENABLED", "false")
                .with("DROVER_CHANGES_SINK", "files")
                .with("DROVER_CHANGES_DIRECTORY", folder.resolve("changes").toString());
    }
}
