package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.StackOperation;
import io.drover.sandbox.contentstack.ContentstackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A check asks the stack that routes use, once, and says what is wrong with it and what to do. */
@Timeout(60)
class StackCheckTest {
    private static final String[] ROUTES = {
        "contentstack-changes", "contentstack-assets", "changes-to-files", "error-handling"
    };
    private static final String USED = "camel.component.contentstack.*|drover.changes.(sink|files.*)"
            + "|drover.contentstack.(?!webhook).*|drover.retry.*";

    @TempDir
    private Path folder;

    private ContentstackServer server;
    private CommandRun run;

    @BeforeEach
    void start() throws IOException {
        server = ContentstackServer.builder().start();
        Path routes = Files.createDirectory(folder.resolve("routes"));
        for (String route : ROUTES) {
            Files.copy(Path.of("routes", route + ".camel.yaml"), routes.resolve(route + ".camel.yaml"));
        }
        Path config = Files.createDirectory(folder.resolve("config"));
        Files.write(
                config.resolve("application.properties"),
                Files.readAllLines(Path.of("config/application.properties")).stream()
                        .filter(line -> line.matches("(" + USED + ") = .*"))
                        .toList());
        run = CommandRun.in(folder.resolve("data"))
                .with("DROVER_CONFIG", config.toString())
                .with("DROVER_CHANGES_SINK", "files")
                .with("DROVER_ROUTES", routes.toString())
                .with("DROVER_CONTENTSTACK_SINK", "files")
                .with("CONTENTSTACK_HOST", server.url().toString())
                .with("CONTENTSTACK_API_KEY", server.apiKey())
                .with("CONTENTSTACK_DELIVERY_TOKEN", server.deliveryToken())
                .with("CONTENTSTACK_ENVIRONMENT", server.environment());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_stack_that_lets_drover_read_is_well_and_no_immich_is_asked_for() {
        assertThat(check()).describedAs(run.out() + run.err()).isZero();

        assertThat(run.out())
                .contains("Contentstack at " + server.url()
                        + ": API key and delivery token accepted, environment production, main branch")
                .doesNotContain("Immich");
        assertThat(server.requests(StackOperation.SYNC)).isEqualTo(1);
    }

    @Test
    void a_wrong_token_is_told_with_what_to_look_at_and_without_the_token() {
        run.with("CONTENTSTACK_DELIVERY_TOKEN", "cs-secret-token");

        assertThat(check()).isEqualTo(ExitCode.SERVER);
        assertThat(told())
                .contains(
                        "401",
                        "whether the delivery token is one of it for the environment production",
                        "any other region refuses a right token as well")
                .doesNotContain("cs-secret-token", server.apiKey());
    }

    @Test
    void a_wrong_key_is_told_without_it() {
        run.with("CONTENTSTACK_API_KEY", "blt-secret-key");

        assertThat(check()).isEqualTo(ExitCode.SERVER);
        assertThat(told())
                .contains("412", "look whether the API key is that of the stack")
                .doesNotContain("blt-secret-key", server.deliveryToken());
    }

    @Test
    void an_environment_and_a_branch_that_are_not_there_are_named() {
        run.with("CONTENTSTACK_ENVIRONMENT", "staging");
        assertThat(check()).isEqualTo(ExitCode.SERVER);

        run.with("CONTENTSTACK_ENVIRONMENT", server.environment()).with("CONTENTSTACK_BRANCH", "feature");
        assertThat(check()).isEqualTo(ExitCode.SERVER);

        assertThat(told())
                .contains(
                        "the stack has no environment 'staging': set CONTENTSTACK_ENVIRONMENT",
                        "the stack has no branch feature: set CONTENTSTACK_BRANCH");
    }

    @Test
    void a_stack_that_cannot_be_reached_is_told() {
        server.close();

        assertThat(check()).isEqualTo(ExitCode.SERVER);
        assertThat(told()).contains(server.url().toString());
    }

    private int check() {
        return run.run("check", "--online");
    }

    private String told() {
        return run.out() + run.err();
    }
}
