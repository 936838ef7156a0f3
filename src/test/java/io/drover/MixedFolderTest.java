package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.Outcome;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.StoredAsset;
import io.drover.testing.FileTree;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people really have in their folders, on each version: every file ends in the right state, and only once. */
class MixedFolderTest {
    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void every_file_ends_in_the_right_state_and_a_second_run_reads_and_sends_nothing(String version)
            throws IOException {
        FileTree tree = new FileTree(folder, new Random(7));
        mixed(tree);
        try (SandboxServer server = SandboxServer.builder().version(version).start()) {
            IngestRun run = new IngestRun(folder, data, server);

            Tally first = run.run();

            assertThat(states(run)).containsExactlyInAnyOrderEntriesOf(expected(version));
            assertThat(first.balances()).isTrue();
            assertThat(first.sidecars()).isEqualTo(1);
            assertThat(server.assets().stream().map(StoredAsset::name)).contains("Ünïcödé – 日本.jpg", "🐑 flock.jpg");
            assertThat(server.assets().stream().filter(StoredAsset::sidecar).map(StoredAsset::name))
                    .containsExactly("with-sidecar.jpg");
            int requests = server.requests("uploadAsset") + server.requests("checkBulkUpload");

            Tally second = run.run();

            assertThat(FileState.values())
                    .allSatisfy(state -> assertThat(second.of(state)).isEqualTo(first.of(state)));
            assertThat(second.known()).isEqualTo(second.found());
            assertThat(run.progress().hashedFiles()).isZero();
            assertThat(server.requests("uploadAsset") + server.requests("checkBulkUpload"))
                    .isEqualTo(requests);
        }
    }

    @Test
    void another_server_gets_the_files_without_their_being_read_again() throws IOException {
        new FileTree(folder, new Random(8)).files(30, 2_000);
        try (SandboxServer one = SandboxServer.builder().start();
                SandboxServer other = SandboxServer.builder().start()) {
            new IngestRun(folder, data, one).run();
            IngestRun run = new IngestRun(folder, data, other);

            Tally tally = run.run();

            assertThat(tally.of(FileState.UPLOADED)).isEqualTo(30);
            assertThat(other.assetCount()).isEqualTo(30);
            assertThat(run.progress().hashedFiles()).isZero();
        }
    }

    @Test
    void a_file_that_is_gone_before_it_is_read_has_vanished() throws IOException {
        new FileTree(folder, new Random(9)).file("one.jpg", 1_000);
        try (SandboxServer server = SandboxServer.builder().start()) {
            IngestRun run = new IngestRun(folder, data, server);
            try (IngestRun.Started started = run.start()) {
                started.finished();
                Path gone = folder.resolve("gone.jpg");

                started.runtime()
                        .context()
                        .createProducerTemplate()
                        .sendBody(
                                "direct:ingest",
                                new SourceFile("test", "immich", gone, new FileStamp(1_000, 1, null), null, null));

                assertThat(run.outcomes())
                        .filteredOn(outcome -> outcome.file().path().equals(gone))
                        .singleElement()
                        .satisfies(outcome -> {
                            assertThat(outcome.state()).isEqualTo(FileState.VANISHED);
                            assertThat(outcome.reason()).contains("gone.jpg");
                        });
            }
            assertThat(server.requests("uploadAsset")).isEqualTo(1);
        }
    }

    @Test
    void a_sidecar_that_is_gone_is_not_taken_for_its_photo() throws IOException {
        Path photo = new FileTree(folder, new Random(10)).file("one.jpg", 1_000);
        try (SandboxServer server = SandboxServer.builder().start()) {
            IngestRun run = new IngestRun(folder.resolve("elsewhere"), data, server);
            Files.createDirectories(folder.resolve("elsewhere"));
            try (IngestRun.Started started = run.start()) {
                started.finished();

                started.runtime()
                        .context()
                        .createProducerTemplate()
                        .sendBody(
                                "direct:ingest",
                                new SourceFile(
                                        "test",
                                        "immich",
                                        photo,
                                        FileStamp.of(photo),
                                        folder.resolve("one.jpg.xmp"),
                                        null));

                assertThat(run.outcomes()).singleElement().satisfies(outcome -> {
                    assertThat(outcome.state()).isEqualTo(FileState.FAILED);
                    assertThat(outcome.reason()).contains("its sidecar could not be sent", "one.jpg.xmp");
                });
            }
        }
    }

    private static void mixed(FileTree tree) throws IOException {
        Path one = tree.file("2024/one.jpg", 5_000);
        tree.file("2024/two.JPG", 5_000);
        tree.copy(one, "2023/one again.jpg");
        tree.file("Ünïcödé – 日本.jpg", 3_000);
        tree.file("🐑 flock.jpg", 3_000);
        tree.file("film.mp4", 300_000);
        tree.file("with-sidecar.jpg", 3_000);
        tree.text("with-sidecar.jpg.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
        tree.text("alone.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
        tree.text("empty.jpg", "");
        tree.text("notes.txt", "not a photo");
        tree.text(".DS_Store", "junk");
        tree.text("Thumbs.db", "junk");
        tree.text("@eaDir/one.jpg/SYNOPHOTO_THUMB_M.jpg", "junk in a folder that is not entered");
        tree.text(".hidden.jpg", "hidden");
        Files.createSymbolicLink(tree.root().resolve("broken.jpg"), tree.root().resolve("nowhere.jpg"));
        Files.createSymbolicLink(tree.root().resolve("loop"), tree.root());
        // a regular file that cannot be read, even by root
        Files.createSymbolicLink(tree.root().resolve("unreadable.jpg"), Path.of("/proc/self/mem"));
    }

    private static Map<String, FileState> expected(String version) {
        boolean takesEmptyFiles = !version.startsWith("3.");
        return Map.ofEntries(
                Map.entry("2024/one.jpg or its copy", FileState.UPLOADED),
                Map.entry("the other of the two", FileState.DUPLICATE),
                Map.entry("2024/two.JPG", FileState.UPLOADED),
                Map.entry("Ünïcödé – 日本.jpg", FileState.UPLOADED),
                Map.entry("🐑 flock.jpg", FileState.UPLOADED),
                Map.entry("film.mp4", FileState.UPLOADED),
                Map.entry("with-sidecar.jpg", FileState.UPLOADED),
                Map.entry("alone.xmp", FileState.EXCLUDED),
                Map.entry("empty.jpg", takesEmptyFiles ? FileState.UPLOADED : FileState.REJECTED),
                Map.entry("notes.txt", FileState.UNSUPPORTED),
                Map.entry(".DS_Store", FileState.EXCLUDED),
                Map.entry("Thumbs.db", FileState.EXCLUDED),
                Map.entry(".hidden.jpg", FileState.EXCLUDED),
                Map.entry("broken.jpg", FileState.VANISHED),
                Map.entry("unreadable.jpg", FileState.FAILED));
    }

    /** By path; which of two files with the same bytes came first is not decided. */
    private Map<String, FileState> states(IngestRun run) {
        return run.outcomes().stream().collect(Collectors.toMap(this::name, Outcome::state));
    }

    private String name(Outcome outcome) {
        String name = folder.relativize(outcome.file().path()).toString();
        if (!name.equals("2024/one.jpg") && !name.equals("2023/one again.jpg")) {
            return name;
        }
        return outcome.state() == FileState.UPLOADED ? "2024/one.jpg or its copy" : "the other of the two";
    }
}
