package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.drover.sandbox.SandboxServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wrong input gives one clear sentence on standard error, no stack trace, and its exit code. */
class WrongInputTest {
    @TempDir
    Path folder;

    private Path photos;
    private SandboxServer server;

    @BeforeEach
    void start() throws IOException {
        photos = Files.createDirectories(folder.resolve("photos"));
        server = SandboxServer.builder().port(0).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_misspelt_command_is_told_with_the_one_that_was_meant() {
        assertRefused(command(), ExitCode.USAGE, "Did you mean: drover upload", "uplod", photos.toString());
    }

    @Test
    void a_file_for_the_key_that_is_not_there_is_named() {
        assertRefused(
                command(),
                ExitCode.USAGE,
                "camel.component.immich.apiKeyFile: the file nowhere.txt cannot be used: there is no such file",
                "upload",
                photos.toString(),
                "--server",
                server.url().toString(),
                "--api-key-file",
                "nowhere.txt");
    }

    @Test
    void a_misspelt_option_is_told_with_the_one_that_was_meant() {
        assertRefused(command(), ExitCode.USAGE, "--dry-run", "upload", photos.toString(), "--dry-rnu");
    }

    @Test
    void a_missing_command_is_told() {
        assertRefused(command(), ExitCode.USAGE, "which command?");
    }

    @Test
    void a_missing_folder_is_named() {
        Path missing = folder.resolve("missing");

        assertRefused(command(), ExitCode.USAGE, "there is no file or folder " + missing, "upload", missing.toString());
    }

    @Test
    void a_wrong_glob_is_named() {
        assertRefused(command(), ExitCode.USAGE, "'[a' is not a glob", "upload", photos.toString(), "--include", "[a");
    }

    @Test
    void a_wrong_after_is_told_with_what_is_allowed() {
        assertRefused(
                command(),
                ExitCode.USAGE,
                "'burn' is none of keep, move:DIR, delete",
                "upload",
                photos.toString(),
                "--after",
                "burn");
    }

    @Test
    void a_wrong_time_is_told_with_an_example() {
        assertRefused(
                command(), ExitCode.USAGE, "such as 500ms, 30s", "upload", photos.toString(), "--stable-for", "soon");
    }

    @Test
    void a_concurrency_out_of_range_is_told_with_the_range() {
        assertRefused(command(), ExitCode.USAGE, "1 to 64", "upload", photos.toString(), "--concurrency", "65");
    }

    @Test
    void a_report_that_cannot_be_written_is_named() {
        Path report = folder.resolve("missing/report.ndjson");

        assertRefused(
                command(),
                ExitCode.USAGE,
                "the report " + report + " cannot be written",
                "upload",
                photos.toString(),
                "--report",
                report.toString());
    }

    @Test
    void an_address_that_is_none_is_named() {
        assertRefused(
                command(),
                ExitCode.USAGE,
                "must begin with http:// or https://",
                "upload",
                photos.toString(),
                "--server",
                "photos.example");
    }

    @Test
    void an_address_without_api_is_told_with_the_right_one() {
        String url = server.url().toString();
        String without = url.substring(0, url.length() - "/api".length());

        assertRefused(command(), ExitCode.USAGE, "try " + url, "upload", photos.toString(), "--server", without);
    }

    @Test
    void a_server_that_is_not_there_is_named() {
        CommandRun run = command();
        String address = server.url().getAuthority();
        server.close();

        assertRefused(run, ExitCode.SERVER, address, "upload", photos.toString());
    }

    @Test
    void a_wrong_key_is_told_with_where_to_give_another() {
        assertRefused(
                command().with("IMMICH_API_KEY", "wrong"),
                ExitCode.SERVER,
                "give a valid key by IMMICH_API_KEY",
                "upload",
                photos.toString());
    }

    @Test
    void no_key_at_all_is_told_with_where_to_give_one() {
        assertRefused(
                command().with("IMMICH_API_KEY", ""),
                ExitCode.USAGE,
                "IMMICH_API_KEY_FILE",
                "upload",
                photos.toString());
    }

    @Test
    void a_key_file_that_is_missing_is_named() {
        Path key = folder.resolve("key.txt");

        assertRefused(
                command(),
                ExitCode.USAGE,
                key.toString(),
                "upload",
                photos.toString(),
                "--api-key-file",
                key.toString());
    }

    @Test
    void a_key_that_may_not_upload_is_told_with_the_missing_permission() {
        assertRefused(
                command().with("IMMICH_API_KEY", server.addApiKey("asset.read")),
                ExitCode.SERVER,
                "asset.upload",
                "upload",
                photos.toString());
    }

    @Test
    void a_web_page_is_no_immich_server() throws IOException {
        assertNoImmich("text/html", "<html><body>Welcome</body></html>");
    }

    @Test
    void another_service_is_no_immich_server() throws IOException {
        assertNoImmich("application/json", "{\"name\":\"something else\"}");
    }

    @Test
    void a_data_folder_that_is_a_file_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertRefused(
                command(), ExitCode.USAGE, file.toString(), "upload", photos.toString(), "--data", file.toString());
    }

    @Test
    void a_routes_folder_that_is_missing_is_named() {
        assertRefused(command(), ExitCode.USAGE, "the routes folder nowhere", "check", "--routes", "nowhere");
    }

    @Test
    void a_misspelt_setting_is_told_with_file_line_and_the_one_that_was_meant() throws IOException {
        Path config = settings("drover.folder.path", "drover.foldr.path");

        assertRefused(
                command(),
                ExitCode.USAGE,
                "there is no setting 'drover.foldr.path', no route uses it; did you mean 'drover.folder.path'?",
                "run",
                "--config",
                config.toString());
    }

    @Test
    void a_misspelt_component_setting_is_told_with_file_line_and_the_one_that_was_meant() throws IOException {
        Path config = settings("camel.component.immich.maxUploads", "camel.component.immich.maxUpload");

        assertRefused(
                command(),
                ExitCode.USAGE,
                "application.properties:19: there is no setting 'camel.component.immich.maxUpload'; did you mean"
                        + " 'camel.component.immich.maxUploads'?",
                "run",
                "--config",
                config.toString());
    }

    @Test
    void a_misspelt_route_option_is_told_with_file_line_and_the_one_that_was_meant() throws IOException {
        Path routes = routes("stableFor:", "stablFor:");

        assertRefused(
                command(),
                ExitCode.USAGE,
                "ingest-folder.camel.yaml:15:9: library: has no option 'stablFor'; did you mean 'stableFor'?",
                "check",
                "--routes",
                routes.toString());
    }

    @Test
    void a_wrong_cron_is_named() {
        assertRefused(
                command().with("DROVER_SCHEDULE", "every day"),
                ExitCode.USAGE,
                "schedule: 'every day' is not a Quartz cron expression",
                "run");
    }

    @ParameterizedTest
    @CsvSource({
        "DROVER_STABLE_FOR, banana, stableFor, banana",
        "DROVER_STABLE_FOR, -5s, stableFor, is -5000 ms",
        "DROVER_RESCAN_EVERY, banana, rescanEvery, banana",
        "DROVER_RESCAN_EVERY, 0, rescanEvery, is 0 ms",
        "DROVER_RESCAN_EVERY, -1h, rescanEvery, is -3600000 ms",
        "DROVER_WAIT_LIMIT, x, camel.component.immich.waitLimit, x",
        "DROVER_WAIT_LIMIT, 0, camel.component.immich.waitLimit, is 0 ms",
        "DROVER_WAIT_LIMIT, -30s, camel.component.immich.waitLimit, is -30000 ms"
    })
    @Timeout(60)
    void a_wrong_duration_is_told_with_its_key_its_value_and_what_is_allowed(
            String variable, String value, String key, String shown) {
        for (String command : List.of("check", "run")) {
            CommandRun run = command().with(variable, value);

            assertRefused(run, ExitCode.USAGE, key, command);
            assertThat(run.err()).contains(shown, "such as 30s or 5m");
        }
    }

    @Test
    void a_broken_route_is_told_with_its_line() throws IOException {
        Path routes = routes("      steps:", "     steps:");

        assertRefused(command(), ExitCode.USAGE, "ingest-folder.camel.yaml:", "check", "--routes", routes.toString());
    }

    private void assertNoImmich(String type, String body) throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        other.start();
        try {
            String url = "http://127.0.0.1:" + other.getAddress().getPort() + "/api";
            assertRefused(command(), ExitCode.SERVER, url, "upload", photos.toString(), "--server", url);
        } finally {
            other.stop(0);
        }
    }

    private static void assertRefused(CommandRun run, int code, String words, String... arguments) {
        int actual = run.run(arguments);

        assertThat(run.err()).contains(words).doesNotContain("\tat ").doesNotContain("unexpected failure");
        assertThat(run.err().lines().filter(line -> line.startsWith("drover: ") || line.startsWith("problem ")))
                .hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(actual).isEqualTo(code);
    }

    private CommandRun command() {
        return CommandRun.in(folder.resolve("data")).against(server);
    }

    private Path settings(String text, String replacement) throws IOException {
        return copy(Path.of("config"), text, replacement);
    }

    private Path routes(String text, String replacement) throws IOException {
        return copy(Path.of("routes"), text, replacement);
    }

    private Path copy(Path source, String text, String replacement) throws IOException {
        Path target = Files.createDirectories(folder.resolve(source.toString()));
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean changed = file.endsWith("application.properties") || file.endsWith("ingest-folder.camel.yaml");
                String content = Files.readString(file);
                Files.writeString(
                        target.resolve(file.getFileName()), changed ? content.replace(text, replacement) : content);
            }
        }
        return target;
    }
}
