package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.Drover;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import io.drover.testing.OtherProcess;
import io.drover.text.PathText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code drover upload --files-from} does what a list names: once, as it comes, and with the guarantees of a folder. */
@Timeout(120)
@Tag("long")
class UploadListTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MANY = 10_000;

    @TempDir
    Path folder;

    private Path photos;
    private SandboxServer server;

    @BeforeEach
    void start() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
        server = SandboxServer.builder().random(7).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_files_of_a_list_are_sent_and_their_counts_balance() throws IOException {
        file("a.jpg");
        file("not listed.jpg");
        CommandRun run =
                command().fed(photos + "/a.jpg\r\n" + photos + "\n" + photos + "/a.jpg\n" + photos + "/b.jpg\n");

        int code = run.run("upload", "--files-from", "-");

        assertThat(run.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("1  uploaded")
                .contains("1  excluded")
                .contains("1  vanished")
                .contains("3  found");
        assertThat(server.assetCount()).isEqualTo(1);
    }

    @Test
    void what_a_list_has_named_is_sent_while_it_stays_open() throws Exception {
        file("a.jpg");
        file("b.jpg");
        CommandRun run = command();
        try (PipedOutputStream producer = new PipedOutputStream()) {
            run.fed(new PipedInputStream(producer));
            CompletableFuture<Integer> code =
                    CompletableFuture.supplyAsync(() -> run.run("upload", "--files-from", "-", "--quiet"));
            producer.write((photos + "/a.jpg\n").getBytes(StandardCharsets.UTF_8));
            producer.flush();
            assertThat(server.awaitRequests("uploadAsset", 1, Duration.ofSeconds(30)))
                    .isTrue();
            producer.write((photos + "/b.jpg\n").getBytes(StandardCharsets.UTF_8));
            producer.flush();
            assertThat(server.awaitRequests("uploadAsset", 2, Duration.ofSeconds(30)))
                    .isTrue();

            run.stop().ask();

            assertThat(code.get()).isEqualTo(ExitCode.OK);
            assertThat(run.err()).contains("stopped");
        }
    }

    @Test
    void a_list_that_was_cut_off_is_told_and_what_it_named_is_done() throws IOException {
        file("a.jpg");
        Path list = Files.writeString(folder.resolve("list"), photos + "/a.jpg\0" + photos + "/b.j");
        CommandRun run = command();

        int code = run.run("upload", "--files-from", list.toString(), "-0");

        assertThat(code).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(run.err()).contains("it was cut off at 'b.j'");
        assertThat(server.assetCount()).isEqualTo(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void names_that_are_no_utf8_are_sent_recorded_and_found_again() throws IOException {
        Path latin = PathText.resolve(photos, new byte[] {'a', (byte) 0xE9, '.', 'j', 'p', 'g'});
        Path other = PathText.resolve(photos, new byte[] {'a', (byte) 0xE8, '.', 'j', 'p', 'g'});
        Files.writeString(latin, "one");
        Files.writeString(other, "two");
        Path list = folder.resolve("list");
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        for (int odd : new int[] {0xE9, 0xE8}) {
            names.writeBytes((photos + "/a").getBytes(StandardCharsets.UTF_8));
            names.writeBytes(new byte[] {(byte) odd, '.', 'j', 'p', 'g', 0});
        }
        Files.write(list, names.toByteArray());

        CommandRun first = command();
        first.run("upload", "--files-from", list.toString(), "--null", "--report", folder + "/report");
        CommandRun again = command();
        again.run("upload", photos.toString(), "--json");
        CommandRun why = command();
        why.run("why", photos + "/a\uFFFDE9.jpg");

        assertThat(first.out()).contains("2  uploaded");
        assertThat(Files.readString(folder.resolve("report")))
                .contains("a\uFFFDE9.jpg")
                .contains("a\uFFFDE8.jpg");
        assertThat(MAPPER.readTree(again.out()).get("known").asInt()).isEqualTo(2);
        assertThat(why.out()).contains("a\uFFFDE9.jpg is uploaded").contains("it lies there unchanged");
    }

    @Test
    void a_moved_file_keeps_its_whole_path() throws IOException {
        Path photo = file("a.jpg");
        Path done = folder.resolve("done");

        command().fed(photo + "\n").run("upload", "--files-from", "-", "--after", "move:" + done);

        assertThat(photo).doesNotExist();
        assertThat(Path.of(done.toString() + photo)).hasContent("a.jpg");
    }

    @Test
    void wrong_lists_are_refused_before_anything_is_done() {
        assertRefused("what is to be sent?", "upload");
        assertRefused("not both", "upload", "--files-from", "-", photos.toString());
        assertRefused("--null is about the list", "upload", "-0", photos.toString());
        assertRefused("--files-from: '/no/such/list' is no list", "upload", "--files-from", "/no/such/list");
    }

    @Test
    void ten_thousand_files_survive_faults_and_kills_and_are_sent_once() throws Exception {
        FileTree tree = new FileTree(photos, new Random(5));
        tree.files(MANY, 16);
        Path list = folder.resolve("list");
        try (Stream<Path> files = Files.walk(photos)) {
            Files.write(
                    list, files.filter(Files::isRegularFile).map(Path::toString).toList());
        }
        server.addFaults(
                "uploadAsset: status 503 retry-after 1 0.1% x3; uploadAsset: cut 20 0.2% x20; uploadAsset: lose-answer 0.2% x10");

        for (int kill = 1; kill <= 3; kill++) {
            try (OtherProcess upload = upload(list)) {
                assertThat(server.awaitRequests("uploadAsset", kill * 1_500, Duration.ofSeconds(60)))
                        .isTrue();
                upload.kill();
            }
        }
        CommandRun rest = command();
        int code = rest.run("upload", "--files-from", list.toString(), "--json");
        server.clearFaults();
        long sent = server.requests("uploadAsset");
        CommandRun again = command();
        again.run("upload", "--files-from", list.toString(), "--json");

        JsonNode result = MAPPER.readTree(rest.out());
        assertThat(code).describedAs(rest.err()).isEqualTo(ExitCode.OK);
        assertThat(result.get("balances").asBoolean()).isTrue();
        assertThat(result.get("found").asInt()).isEqualTo(MANY);
        assertThat(result.get("known").asInt()).isPositive();
        assertThat(server.assetCount()).isEqualTo(MANY);
        JsonNode second = MAPPER.readTree(again.out());
        assertThat(second.get("known").asInt()).isEqualTo(MANY);
        assertThat(second.get("hashedFiles").asInt()).isZero();
        assertThat(server.requests("uploadAsset")).isEqualTo(sent);
    }

    private OtherProcess upload(Path list) throws IOException {
        return OtherProcess.start(
                List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(
                        "IMMICH_URL",
                        server.url().toString(),
                        "IMMICH_API_KEY",
                        server.apiKey(),
                        "DROVER_HOME",
                        Path.of("").toAbsolutePath().toString(),
                        "DROVER_DATA",
                        folder.resolve("data").toString()),
                Drover.class,
                "upload",
                "--quiet",
                "--files-from",
                list.toString());
    }

    private void assertRefused(String words, String... arguments) {
        CommandRun run = command();
        assertThat(run.run(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("drover: ").contains(words);
    }

    private CommandRun command() {
        return CommandRun.in(folder.resolve("data")).against(server);
    }

    private Path file(String name) throws IOException {
        return Files.writeString(photos.resolve(name), name);
    }
}
