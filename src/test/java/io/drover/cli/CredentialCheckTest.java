package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check and an upload say which credential was tried. */
class CredentialCheckTest {
    @TempDir
    Path folder;

    private SandboxServer server;

    @BeforeEach
    void start() throws IOException {
        server = SandboxServer.builder().port(0).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_login_that_is_accepted_is_called_a_login() {
        CommandRun run = withLogin(server.password());

        int code = run.run("check", "--online");

        assertThat(run.out())
                .contains("ok       login     accepted; a session may do all that its user may")
                .doesNotContain("ok       key");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void a_password_that_is_refused_is_told_with_where_to_give_another() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        CommandRun check = withLogin("wrong-one");
        CommandRun upload = withLogin("wrong-one");

        assertThat(check.run("check", "--online")).isEqualTo(ExitCode.SERVER);
        assertThat(upload.run("upload", photos.toString())).isEqualTo(ExitCode.SERVER);

        assertThat(check.err()).contains("the login was tried").contains("IMMICH_PASSWORD_FILE");
        assertThat(upload.err()).contains("the login was tried").contains("IMMICH_PASSWORD_FILE");
        assertThat(check.err() + upload.err()).doesNotContain("IMMICH_API_KEY", "wrong-one");
    }

    @Test
    void a_token_that_is_refused_is_told_with_where_to_give_another() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                config.resolve("application.properties"),
                Files.readString(Path.of("config/application.properties"))
                        + "camel.component.immich.accessToken = old-token\n");
        CommandRun run = command();

        int code = run.run("check", "--online", "--config", config.toString());

        assertThat(run.err()).contains("the session's token was tried").doesNotContain("old-token", "IMMICH_API_KEY");
        assertThat(code).isEqualTo(ExitCode.SERVER);
    }

    @Test
    void a_login_beside_a_key_is_tried_where_the_routes_need_it() {
        CommandRun right = withFeed(withLogin(server.password()));
        CommandRun wrong = withFeed(withLogin("wrong-one"));
        CommandRun unused = withLogin("wrong-one").with("IMMICH_API_KEY", server.apiKey());

        assertThat(right.run("check", "--online")).isEqualTo(ExitCode.OK);
        assertThat(wrong.run("check", "--online")).isEqualTo(ExitCode.SERVER);
        assertThat(unused.run("check", "--online")).isEqualTo(ExitCode.OK);

        assertThat(right.out())
                .contains("ok       key       'all' may upload")
                .contains("ok       login     accepted, for what an API key will not do");
        assertThat(wrong.err()).contains("the login was tried");
        assertThat(unused.out()).doesNotContain("login");
    }

    private CommandRun withFeed(CommandRun run) {
        return run.with("IMMICH_API_KEY", server.apiKey())
                .with("DROVER_CHANGES_SINK", "files")
                .with("DROVER_CHANGES_DIRECTORY", folder.resolve("changes").toString());
    }

    private CommandRun withLogin(String password) {
        return command().with("IMMICH_EMAIL", server.email()).with("IMMICH_PASSWORD", password);
    }

    private CommandRun command() {
        return CommandRun.in(folder.resolve("data"))
                .with("IMMICH_URL", server.url().toString())
                .with("DROVER_FOLDER_ENABLED", "false");
    }
}
