package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox keeps what it is told to keep. */
class SandboxCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void what_is_uploaded_to_a_sandbox_that_keeps_files_can_be_mirrored() throws Exception {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Files.writeString(photos.resolve("a.jpg"), "the very bytes");
        Path mirror = Files.createDirectory(folder.resolve("mirror"));
        CommandRun sandbox = command("sandbox");
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(
                () -> sandbox.run("sandbox", "--port", "0", "--json", "--keep", folder + "/new/originals"));
        JsonNode server = announcement(sandbox);
        CommandRun upload = to(server, command("upload"));
        assertThat(upload.run("upload", photos.toString())).isEqualTo(ExitCode.OK);
        CommandRun run = to(server, command("mirrored"))
                .with("IMMICH_EMAIL", server.get("email").asText())
                .with("IMMICH_PASSWORD", server.get("password").asText())
                .with("DROVER_FOLDER_ENABLED", "false")
                .with("DROVER_CHANGES_SINK", "mirror")
                .with("DROVER_MIRROR", mirror.toString());
        CompletableFuture<Integer> mirroring = CompletableFuture.supplyAsync(() -> run.run("run"));

        List<Path> files = awaitFiles(mirror.resolve("library"));

        assertThat(files).singleElement().satisfies(file -> assertThat(file).hasContent("the very bytes"));
        run.stop().ask();
        assertThat(mirroring).succeedsWithin(20, TimeUnit.SECONDS).isEqualTo(ExitCode.OK);
        sandbox.stop().ask();
        assertThat(ended).succeedsWithin(20, TimeUnit.SECONDS).isEqualTo(ExitCode.OK);
    }

    @Test
    void a_file_in_the_way_of_the_kept_bytes_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandRun run = command("sandbox");

        int code = run.run("sandbox", "--port", "0", "--keep", file.toString());

        assertThat(run.err()).contains("--keep: the folder " + file + " cannot be made");
        assertThat(code).isEqualTo(ExitCode.USAGE);
    }

    private static JsonNode announcement(CommandRun sandbox) throws IOException {
        while (!sandbox.out().endsWith("\n")) {
            Thread.onSpinWait();
        }
        return JSON.readTree(sandbox.out());
    }

    private static List<Path> awaitFiles(Path library) throws IOException {
        List<Path> files = List.of();
        while (files.isEmpty()) {
            files = files(library);
            Thread.onSpinWait();
        }
        return files;
    }

    private static List<Path> files(Path library) throws IOException {
        if (!Files.isDirectory(library)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(library)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Objects.requireNonNull(file.getFileName())
                            .toString()
                            .endsWith(".jpg"))
                    .toList();
        }
    }

    private static CommandRun to(JsonNode server, CommandRun run) {
        return run.with("IMMICH_URL", server.get("url").asText())
                .with("IMMICH_API_KEY", server.get("apiKey").asText());
    }

    private CommandRun command(String data) {
        return CommandRun.in(folder.resolve("data-" + data));
    }
}
