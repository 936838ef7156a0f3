package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.sandbox.contentstack.StateFilter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The sandbox runs a stack where it is told to, and says how it is reached. */
class StackOptionsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void the_stack_is_reached_as_it_is_told() throws IOException, InterruptedException {
        StackOptions options = CommandLine.populateCommand(
                new StackOptions(), "--contentstack", "--contentstack-port", "0", "--entries", "12");

        try (StackSandbox stack = Objects.requireNonNull(options.start(List.of("sync-delta: status 503")))) {
            JsonNode settings = MAPPER.valueToTree(stack.settings());
            URI call = URI.create(settings.path("host").asText() + "/v3/stacks/sync?init=true&environment="
                    + settings.path("environment").asText());
            HttpRequest request = HttpRequest.newBuilder(call)
                    .header("api_key", settings.path("apiKey").asText())
                    .header("access_token", settings.path("deliveryToken").asText())
                    .build();

            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            assertThat(MAPPER.readTree(answer.body()).path("total_count").asInt())
                    .isEqualTo(12);
        }
    }

    @Test
    void the_sandbox_announces_the_stack_for_a_shell() {
        CommandRun run = CommandRun.in(folder);
        run.stop().ask();

        int code = run.run("sandbox", "--port", "0", "--contentstack", "--contentstack-port", "0", "--entries", "1234");

        assertThat(run.out())
                .contains("export IMMICH_URL=")
                .contains("with 1,234 entries")
                .contains("export CONTENTSTACK_HOST=http://127.0.0.1:")
                .contains("export CONTENTSTACK_API_KEY=blt")
                .contains("export CONTENTSTACK_DELIVERY_TOKEN=cs")
                .contains("export CONTENTSTACK_ENVIRONMENT=production");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void the_sandbox_announces_the_stack_as_json() throws IOException {
        CommandRun run = CommandRun.in(folder);
        run.stop().ask();

        run.run("sandbox", "--port", "0", "--json", "--contentstack", "--contentstack-port", "0");

        JsonNode stack = MAPPER.readTree(run.out()).path("contentstack");
        assertThat(stack.fieldNames()).toIterable().containsExactly("host", "apiKey", "deliveryToken", "environment");
    }

    @Test
    void there_is_no_stack_unless_it_is_wanted() throws IOException {
        CommandRun run = CommandRun.in(folder);
        run.stop().ask();

        run.run("sandbox", "--port", "0", "--json");

        assertThat(MAPPER.readTree(run.out()).has("contentstack")).isFalse();
        assertThat(new StackOptions().start(List.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "--contentstack-port, 70000, 70000 is not from 0 to 65535",
        "--entries, -1, -1 is not 0 or more",
        "--change-every, -5, -5 is not 0 or more"
    })
    void an_option_that_makes_no_sense_is_named(String option, String value, String complaint) {
        CommandRun run = CommandRun.in(folder);

        int code = run.run("sandbox", "--port", "0", "--contentstack", option, value);

        assertThat(run.err()).contains(option + ": " + complaint);
        assertThat(code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_port_that_is_taken_is_named() throws IOException {
        try (ContentstackServer other = ContentstackServer.builder().start()) {
            String port = String.valueOf(other.url().getPort());
            CommandRun run = CommandRun.in(folder);

            int code = run.run("sandbox", "--port", "0", "--contentstack", "--contentstack-port", port);

            assertThat(run.err()).contains("--contentstack-port: cannot listen on " + port);
            assertThat(code).isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void its_editors_change_it_when_they_are_told_to() throws IOException {
        ContentstackServer server = ContentstackServer.builder().start();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();

        try (StackSandbox stack = new StackSandbox(server, 0, Duration.ofMillis(1))) {
            while (server.content().published(StateFilter.ALL).size() < 5 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }

            assertThat(server.content().published(StateFilter.ALL)).hasSizeGreaterThanOrEqualTo(5);
        }
    }
}
