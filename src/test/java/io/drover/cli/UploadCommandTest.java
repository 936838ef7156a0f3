package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code drover upload} sends what the server lacks, once, and tells how each file ended. */
class UploadCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path photos;
    private SandboxServer server;

    @BeforeEach
    void start() throws IOException {
        photos = Files.createDirectories(folder.resolve("my photos & films"));
        server = SandboxServer.builder().port(0).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_folder_is_sent_and_its_counts_balance() throws IOException {
        file("a.jpg", "one");
        file("Ünïcode 🐑 #1 100%.jpg", "two");
        file("copy of a.jpg", "one");
        file("notes.txt", "text");
        file("Thumbs.db", "junk");
        CommandRun run = command();

        int code = run.run("upload", photos.toString());

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("2  uploaded")
                .contains("1  duplicate")
                .contains("1  unsupported")
                .contains("1  excluded")
                .contains("5  found");
        assertThat(run.err()).isEmpty();
        assertThat(server.assetCount()).isEqualTo(2);
    }

    @Test
    void a_second_run_sends_and_reads_nothing() throws IOException {
        file("a.jpg", "one");
        command().run("upload", photos.toString());
        CommandRun again = command();

        int code = again.run("upload", photos.toString(), "--json");

        assertThat(code).isEqualTo(ExitCode.OK);
        JsonNode result = MAPPER.readTree(again.out());
        assertThat(result.get("known").asInt()).isEqualTo(1);
        assertThat(result.get("hashedFiles").asInt()).isZero();
        assertThat(server.requests("uploadAsset")).isEqualTo(1);
    }

    @Test
    void json_is_all_that_goes_to_standard_output() throws IOException {
        file("a.jpg", "one");
        CommandRun run = command();

        run.run("upload", photos.toString(), "--json");

        assertThat(run.out().lines()).hasSize(1);
        JsonNode result = MAPPER.readTree(run.out());
        assertThat(result.get("found").asInt()).isEqualTo(1);
        assertThat(result.get("states").get("uploaded").asInt()).isEqualTo(1);
        assertThat(result.get("balances").asBoolean()).isTrue();
    }

    @Test
    void a_dry_run_tells_what_would_happen_and_does_none_of_it() throws IOException {
        Path first = file("a.jpg", "one");
        file("b.jpg", "one");
        CommandRun dry = command();

        int code = dry.run("upload", photos.toString(), "--dry-run", "--after", "delete");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(dry.out()).contains("would be sent").contains("1  uploaded").contains("1  duplicate");
        assertThat(server.requests("uploadAsset")).isZero();
        assertThat(first).exists();
        CommandRun real = command();
        real.run("upload", photos.toString());
        assertThat(real.out()).contains("1  uploaded").doesNotContain("known from before");
    }

    @Test
    void files_go_into_albums_and_get_tags_as_their_folders_say() throws IOException {
        file("Rome/a.jpg", "one");
        file("b.jpg", "two");
        Path report = folder.resolve("report.jsonl");
        String[] upload = {"upload", photos.toString(), "--album", "{1}", "--tag", "import", "--tag", "Places/{1}"};

        int dry = command().run(with(upload, "--dry-run", "--report", report.toString()));
        int real = command().run(upload);

        assertThat(dry).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(report))
                .contains("would be sent; would go into the album 'Rome'; would get the tags 'import', 'Places/Rome'")
                .contains("would be sent; would get the tags 'import'\"");
        assertThat(real).isEqualTo(ExitCode.OK);
        assertThat(server.requests("createAlbum")).isEqualTo(1);
        assertThat(server.requests("addAssetsToAlbum")).isEqualTo(1);
        assertThat(server.requests("upsertTags")).isEqualTo(2);
    }

    @Test
    void a_placeholder_that_there_is_not_is_named_before_anything_is_sent() throws IOException {
        file("a.jpg", "one");
        CommandRun run = command();

        int code = run.run("upload", photos.toString(), "--album", "{year}");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("album: '{year}' has the unknown placeholder {year}; allowed are {folder}");
        assertThat(server.requests("uploadAsset")).isZero();
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void recheck_sends_what_the_server_has_lost() throws IOException {
        file("a.jpg", "one");
        command().run("upload", photos.toString());
        server.purge(server.assets().get(0).id());

        int code = command().run("upload", photos.toString(), "--recheck");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(server.assetCount()).isEqualTo(1);
    }

    @Test
    void a_refused_file_is_named_with_its_reason_and_the_exit_code_is_1() throws IOException {
        file("a.jpg", "one");
        file("b.jpg", "two");
        server.addFaults("uploadAsset: status 400 x1");
        CommandRun run = command();

        int code = run.run("upload", photos.toString());

        assertThat(code).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(run.out()).contains("1  rejected").contains("1  uploaded");
        assertThat(run.err()).startsWith("drover: rejected: " + photos).contains("400");
    }

    @Test
    void the_report_has_a_line_for_each_file() throws IOException {
        file("a.jpg", "one");
        file("notes.txt", "text");
        Path report = folder.resolve("report.ndjson");

        command().run("upload", photos.toString(), "--report", report.toString());

        List<String> lines = Files.readAllLines(report);
        assertThat(lines).hasSize(2);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("\"state\":\"uploaded\"")
                        .contains("fe05bcdcdc4928012781a5f1a2a77cbb5398e106")
                        .contains("\"assetId\""));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"state\":\"unsupported\""));
    }

    @Test
    void include_exclude_and_hidden_choose_the_files() throws IOException {
        file("a.jpg", "one");
        file("b.png", "two");
        file("c.jpg", "three");
        file(".hidden.jpg", "four");
        CommandRun run = command();

        run.run("upload", photos.toString(), "--include", "*.jpg", "--exclude", "c.*", "--hidden");

        assertThat(run.out()).contains("2  uploaded").contains("2  excluded");
    }

    @Test
    void size_and_type_choose_the_files() throws IOException {
        file("a.jpg", "one");
        file("b.png", "two");
        file("c.jpg", "four and more");
        CommandRun run = command();
        CommandRun wrong = command();

        run.run("upload", photos.toString(), "--max-size", "10", "--type", ".jpg", "--type", "video");
        int code = wrong.run("upload", photos.toString(), "--min-size", "much");

        assertThat(run.out()).contains("1  uploaded").contains("2  excluded");
        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("minSize: 'much' is no size: allowed are 500, 20kB");
    }

    @Test
    void after_move_takes_a_confirmed_file_away() throws IOException {
        Path file = file("a.jpg", "one");
        Path done = folder.resolve("done");

        int code = command().run("upload", photos.toString(), "--after", "move:" + done);

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(file).doesNotExist();
        assertThat(done.resolve("a.jpg")).hasContent("one");
    }

    @Test
    void several_paths_files_among_them_are_one_upload() throws IOException {
        Path single = Files.writeString(folder.resolve("single.jpg"), "single");
        file("a.jpg", "one");
        CommandRun run = command();

        run.run(
                "upload",
                photos.toString(),
                single.toString(),
                photos.resolve("a.jpg").toString());

        assertThat(run.out()).contains("2  uploaded").contains("2  found");
    }

    @Test
    @Timeout(60)
    void a_server_that_refuses_the_key_in_mid_run_breaks_the_upload_off() throws IOException {
        for (int i = 0; i < 3; i++) {
            file(i + ".jpg", "photo " + i);
        }
        server.addFaults("uploadAsset: status 401");
        CommandRun run = command().with("DROVER_WAIT_LIMIT", "1s");

        int code = run.run("upload", photos.toString());

        assertThat(code).isEqualTo(ExitCode.SERVER);
        assertThat(run.err())
                .contains("drover: broken off, 3 files put back: ")
                .contains("uploadAsset")
                .contains("401");
        assertThat(run.out()).contains("3  put back for the next run");
    }

    @Test
    void a_file_that_failed_before_and_is_not_due_is_told_as_such() throws IOException {
        Files.createSymbolicLink(photos.resolve("a.jpg"), photos.resolve("a.jpg"));
        command().run("upload", photos.toString());
        CommandRun again = command();

        again.run("upload", photos.toString());

        assertThat(again.err()).contains("1 file failed or rejected in an earlier run and not due yet");
    }

    @Test
    @Timeout(60)
    void thousands_of_files_by_name_are_one_upload() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("upload", "--dry-run", "--quiet"));
        for (int i = 0; i < 3_000; i++) {
            file(i + ".txt", "");
            arguments.add(photos.resolve(i + ".txt").toString());
        }
        file(".hidden.jpg", "asked for by name");
        file("other.jpg", "not asked for");
        arguments.add(photos.resolve(".hidden.jpg").toString());
        CommandRun run = command();
        long started = System.nanoTime();

        run.run(arguments.toArray(String[]::new));
        arguments.remove("--quiet");
        run.run(arguments.toArray(String[]::new));

        assertThat(run.out())
                .contains("3,001  found")
                .contains("3,000  unsupported")
                .contains("1  uploaded");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void quiet_says_nothing_when_all_is_well() throws IOException {
        file("a.jpg", "one");
        CommandRun run = command();

        run.run("upload", photos.toString(), "--quiet");

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void the_key_comes_from_a_file_when_one_is_named() throws IOException {
        file("a.jpg", "one");
        Path key = Files.writeString(folder.resolve("key.txt"), server.apiKey() + "\n");
        CommandRun run = CommandRun.in(folder.resolve("data")).with("IMMICH_API_KEY", "wrong");

        int code = run.run(
                "upload", photos.toString(), "--server", server.url().toString(), "--api-key-file", key.toString());

        assertThat(run.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    private CommandRun command() {
        return CommandRun.in(folder.resolve("data")).against(server);
    }

    private Path file(String name, String content) throws IOException {
        Path file = photos.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
