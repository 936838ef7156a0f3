package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.SandboxServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API key goes to the server and nowhere else: not into logs, results, errors or the store. */
class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void the_key_is_in_no_output_and_no_file() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Files.writeString(photos.resolve("a.jpg"), "one");
        Files.writeString(photos.resolve("b.jpg"), "two");
        Path report = folder.resolve("report.ndjson");
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        StringBuilder output = new StringBuilder();
        String key;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (SandboxServer server = SandboxServer.builder()
                .port(0)
                .faults("uploadAsset: status 400 x1; uploadAsset: status 500 x1")
                .start()) {
            key = server.apiKey();

            output.append(run(server, "upload", photos.toString(), "--report", report.toString()));
            output.append(run(server, "upload", photos.toString(), "--json"));
            output.append(run(server, "check", "--online", "--json"));
            output.append(run(server, "status", "--json"));
            server.revoke(key);
            output.append(run(server, "upload", photos.toString(), "--recheck"));
        } finally {
            System.setErr(before);
        }

        assertThat(output.append(log.toString(StandardCharsets.UTF_8)).toString())
                .isNotEmpty()
                .doesNotContain(key);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(key));
        }
    }

    private String run(SandboxServer server, String... arguments) {
        CommandRun run = CommandRun.in(folder.resolve("data")).against(server);
        run.run(arguments);
        return run.out() + run.err();
    }
}
