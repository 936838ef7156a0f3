package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.sandbox.SandboxServer;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A plan tells what would become of each file; to apply it does that and nothing else, and not to what has changed since. */
@Timeout(120)
class UploadPlanTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path photos;
    private Path plan;
    private SandboxServer server;

    @BeforeEach
    void start() throws IOException {
        photos = Files.createDirectory(folder.resolve("my photos"));
        plan = folder.resolve("plan.ndjson");
        server = SandboxServer.builder().start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_plan_has_a_line_for_each_file_between_its_head_and_its_end() throws IOException {
        file("known.jpg", "known");
        run("upload", photos.toString(), "--quiet");
        file("a.jpg", "one");
        file("a.jpg.xmp", "sidecar");
        file("copy.jpg", "one");
        file("notes.txt", "text");
        file("Thumbs.db", "junk");

        CommandRun planning = run("upload", photos.toString(), "--dry-run", "--plan", plan.toString(), "--hidden");

        assertThat(planning.out())
                .contains("2  uploaded")
                .contains("would send 1 file; drover upload --apply " + plan + " does.")
                .doesNotContain("would be sent");
        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(7);
        JsonNode head = lines.get(0);
        assertThat(head.get("server").asText()).isEqualTo(server.url().toString());
        assertThat(head.get("options")).hasToString("[\"--hidden\"]");
        assertThat(head.get("places").get(0).get("path").asText()).isEqualTo(photos.toString());
        assertThat(states(lines))
                .containsExactlyInAnyOrder(
                        "known.jpg uploaded",
                        "notes.txt unsupported",
                        "Thumbs.db excluded",
                        "a.jpg or its copy upload",
                        "a.jpg or its copy duplicate");
        JsonNode end = lines.get(6);
        assertThat(end.get("files").asInt()).isEqualTo(5);
        assertThat(end.get("states").get("upload").asInt()).isEqualTo(1);
        assertThat(end.get("sha256").asText()).hasSize(64);
        assertThat(server.assetCount()).isEqualTo(1);
        assertNothingElseLies();
    }

    @Test
    void what_was_planned_is_sent_and_nothing_else() throws IOException {
        file("a.jpg", "one");
        file("a.jpg.xmp", "sidecar");
        file("sub/b.jpg", "two");
        Path done = folder.resolve("done");
        plan("--after", "move:" + done);
        file("later.jpg", "three");
        CommandRun applying = run("upload", "--apply", plan.toString(), "--json", "--report", folder + "/report");
        CommandRun again = run("upload", "--apply", plan.toString());

        JsonNode result = MAPPER.readTree(applying.out());
        assertThat(result.get("found").asInt()).isEqualTo(2);
        assertThat(result.get("states").get("uploaded").asInt()).isEqualTo(2);
        assertThat(result.get("sidecars").asInt()).isEqualTo(1);
        assertThat(server.assetCount()).isEqualTo(2);
        assertThat(done.resolve("a.jpg")).hasContent("one");
        assertThat(done.resolve("a.jpg.xmp")).exists();
        assertThat(done.resolve("sub/b.jpg")).hasContent("two");
        assertThat(photos.resolve("later.jpg")).exists();
        assertThat(Files.readAllLines(folder.resolve("report"))).hasSizeGreaterThanOrEqualTo(2);
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).contains("2  found").contains("2 known from before");
        assertThat(server.requests("uploadAsset")).isEqualTo(2);
    }

    @Test
    void what_has_changed_since_is_left_alone_with_the_reason() throws IOException {
        Path same = file("same.jpg", "same");
        Path larger = file("larger.jpg", "one");
        Path touched = file("touched.jpg", "two");
        Path forged = file("forged.jpg", "abc");
        Path gone = file("gone.jpg", "four");
        Path sidecar = file("sidecar.jpg", "five");
        file("sidecar.jpg.xmp", "before");
        plan();
        Files.writeString(larger, "one and more");
        Files.setLastModifiedTime(touched, FileTime.fromMillis(1_000_000));
        FileTime modified = Files.getLastModifiedTime(forged);
        Files.writeString(forged, "xyz");
        Files.setLastModifiedTime(forged, modified);
        Files.delete(gone);
        file("sidecar.jpg.xmp", "and after");

        CommandRun applying = command();
        int code = applying.run("upload", "--apply", plan.toString());

        assertThat(code).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(applying.out())
                .contains("1  uploaded")
                .contains("4  excluded")
                .contains("1  vanished")
                .contains("6  found");
        assertThat(applying.err())
                .isEqualTo("drover: 5 files of the plan " + plan
                        + " have changed since it was made, and nothing was done about them\n");
        assertThat(server.assetCount()).isEqualTo(1);
        assertWhy(same, "is uploaded");
        assertWhy(larger, "not as it was planned: it has 12 bytes, not 3");
        assertWhy(touched, "not as it was planned: it was modified at 1970-01-01T00:16:40Z, not at ");
        assertWhy(forged, "not as it was planned: its bytes are others, of one size and time");
        assertWhy(gone, "is vanished: not as it was planned: it is gone");
        assertWhy(sidecar, "not as it was planned: its sidecar is another");
        assertThat(run("upload", photos.toString()).out()).contains("5  uploaded");
    }

    @Test
    void what_the_server_has_got_since_is_a_duplicate() throws IOException {
        file("a.jpg", "one");
        plan();
        CommandRun.in(folder.resolve("other data")).against(server).run("upload", photos.toString(), "--quiet");

        CommandRun applying = command();
        int code = applying.run("upload", "--apply", plan.toString());

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(applying.out()).contains("1  duplicate");
        assertThat(server.requests("uploadAsset")).isEqualTo(1);
    }

    @Test
    void a_plan_for_another_user_is_refused_as_a_whole() throws IOException {
        file("a.jpg", "one");
        plan();
        try (SandboxServer other = SandboxServer.builder().start()) {
            CommandRun applying = CommandRun.in(folder.resolve("data")).against(other);

            int code = applying.run("upload", "--apply", plan.toString());

            assertThat(code).isEqualTo(ExitCode.USAGE);
            assertThat(applying.err())
                    .contains("the plan " + plan + " is for " + server.url())
                    .contains("nothing was done");
            assertThat(other.requests("uploadAsset")).isZero();
        }
    }

    @Test
    void a_plan_that_was_cut_off_or_edited_is_refused() throws IOException {
        file("a.jpg", "one");
        file("b.jpg", "two");
        plan();
        List<String> whole = Files.readAllLines(plan);

        assertRefused(whole.subList(0, 3), "its last line is missing, it was cut off");
        assertRefused(whole.subList(0, 1), "its last line is missing, it was cut off");
        assertRefused(List.of(whole.get(0), whole.get(1), whole.get(3)), "it was edited since it was written");
        List<String> edited = new ArrayList<>(whole);
        edited.replaceAll(line -> line.replace(".jpg", ".jpeg"));
        assertRefused(edited, "it was edited since it was written");
        assertRefused(List.of("a.jpg", "b.jpg"), "is no plan to apply: it is no JSON object");
        assertRefused(List.of(), "is no plan to apply: it is empty");
    }

    @Test
    void options_that_contradict_each_other_are_refused() throws IOException {
        file("a.jpg", "one");
        plan();

        assertUsage("--plan writes down what --dry-run tells", "upload", photos.toString(), "--plan", plan + "2");
        assertUsage("name no PATH besides it", "upload", "--apply", plan.toString(), photos.toString());
        assertUsage(
                "--after: --apply does what the plan says", "upload", "--apply", plan.toString(), "--after", "delete");
        assertUsage("--apply: there is no file", "upload", "--apply", folder + "/none");
        assertUsage("cannot be written", "upload", photos.toString(), "--dry-run", "--plan", folder + "/none/plan");
    }

    @Test
    void a_plan_that_is_not_whole_is_not_put_in_place() throws IOException {
        file("a.jpg", "one");
        Files.writeString(plan, "the plan of yesterday");
        CommandRun planning = command().fed(photos + "/a.jpg\n" + photos + "/b.j");

        int code = planning.run("upload", "--files-from", "-", "--dry-run", "--plan", plan.toString());

        assertThat(code).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(planning.err()).contains("no plan was written, because not all files were looked at");
        assertThat(plan).hasContent("the plan of yesterday");
        assertNothingElseLies();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_files_of_a_list_are_planned_whatever_their_names() throws IOException {
        Path latin = PathText.resolve(photos, new byte[] {'a', (byte) 0xE9, '.', 'j', 'p', 'g'});
        Files.writeString(latin, "one");
        file("line\nbreak \"quoted\" \uFFFD.jpg", "two");
        String names = photos + "/line\nbreak \"quoted\" \uFFFD.jpg\0";
        run("upload", photos.toString(), "--dry-run", "--plan", plan.toString());

        CommandRun applying = run("upload", "--apply", plan.toString());

        assertThat(applying.out()).contains("2  uploaded");
        CommandRun listing = command().fed(names);
        listing.run("upload", "--files-from", "-", "-0", "--dry-run", "--plan", plan.toString());
        assertThat(lines().get(1).get("state").asText()).isEqualTo("uploaded");
        assertThat(lines().get(1).get("known").asBoolean()).isTrue();
    }

    @Test
    void a_plan_of_a_list_and_of_several_places_moves_as_the_upload_would() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.writeString(Files.createDirectory(first.resolve("sub")).resolve("a.jpg"), "one");
        Path named = Files.writeString(second.resolve("b.jpg"), "two");
        Files.writeString(second.resolve("not named.jpg"), "three");
        Path done = folder.resolve("done");
        run(
                "upload",
                first.toString(),
                named.toString(),
                "--after",
                "move:" + done,
                "--dry-run",
                "--plan",
                plan.toString());

        CommandRun applying = run("upload", "--apply", plan.toString());

        assertThat(applying.out()).contains("2  uploaded");
        assertThat(done.resolve("sub/a.jpg")).hasContent("one");
        assertThat(done.resolve("b.jpg")).hasContent("two");
        assertThat(second.resolve("not named.jpg")).exists();
    }

    private void assertRefused(List<String> lines, String words) throws IOException {
        Files.write(plan, lines);
        assertUsage(words, "upload", "--apply", plan.toString());
        assertThat(server.requests("uploadAsset")).isZero();
    }

    private void assertUsage(String words, String... arguments) {
        CommandRun run = command();
        assertThat(run.run(arguments)).describedAs(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(words);
    }

    private void assertWhy(Path file, String words) {
        assertThat(run("why", file.toString()).out()).contains(words);
    }

    private void assertNothingElseLies() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("my photos", "plan.ndjson", "data");
        }
    }

    private void plan(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("upload", photos.toString(), "--dry-run", "--plan", plan.toString(), "--quiet"));
        arguments.addAll(List.of(more));
        assertThat(command().run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.OK);
    }

    private CommandRun run(String... arguments) {
        CommandRun run = command();
        run.run(arguments);
        return run;
    }

    private CommandRun command() {
        return CommandRun.in(folder.resolve("data")).against(server);
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(plan)) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    /** Which of two files with the same bytes is sent is chance. */
    private static List<String> states(List<JsonNode> lines) {
        return lines.subList(1, lines.size() - 1).stream()
                .map(line -> {
                    String name = PathText.name(Path.of(line.get("path").asText()));
                    boolean twin = name.equals("a.jpg") || name.equals("copy.jpg");
                    return (twin ? "a.jpg or its copy" : name) + " "
                            + line.get("state").asText();
                })
                .toList();
    }

    private Path file(String name, String content) throws IOException {
        Path file = photos.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
