package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.StoredAsset;
import io.drover.testing.FileTree;
import io.drover.testing.IngestProcess;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file leaves its place only once the server was seen, by checksum, to hold it in a live asset. */
class AfterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @TempDir
    private Path done;

    private SandboxServer server;
    private FileTree tree;
    private Path photo;

    @BeforeEach
    void onePhoto() throws IOException {
        server = SandboxServer.builder().start();
        tree = new FileTree(folder, new Random(41));
        photo = tree.file("2024/photo.jpg", 3_000);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_moved_file_keeps_its_path_and_takes_its_sidecar_along_and_the_ledger_knows_where() throws IOException {
        tree.text("2024/photo.jpg.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
        IngestRun run = moving();

        Tally tally = run.run();

        assertThat(tally.of(FileState.UPLOADED)).isEqualTo(1);
        assertThat(photo).doesNotExist();
        assertThat(folder.resolve("2024/photo.jpg.xmp")).doesNotExist();
        Path moved = done.resolve("2024/photo.jpg");
        assertThat(server.assetsWith(FileTree.sha1(moved))).hasSize(1);
        assertThat(done.resolve("2024/photo.jpg.xmp")).exists();
        assertThat(disposal(run)).isEqualTo("moved to " + moved + " with its sidecar");
    }

    @Test
    void a_deleted_file_takes_its_sidecar_along_and_the_ledger_knows_it() throws IOException {
        tree.text("2024/photo.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
        IngestRun run = deleting();

        run.run();

        assertThat(folder.resolve("2024")).isEmptyDirectory();
        assertThat(server.assets())
                .singleElement()
                .satisfies(asset -> assertThat(asset.sidecar()).isTrue());
        assertThat(disposal(run)).isEqualTo("deleted with its sidecar");
    }

    @Test
    void a_name_that_exists_at_the_target_is_never_overwritten() throws IOException {
        Path before = Files.writeString(
                Files.createDirectories(done.resolve("2024")).resolve("photo.jpg"), "another photo of this name");
        String sha1 = FileTree.sha1(photo);

        moving().run();

        assertThat(before).hasContent("another photo of this name");
        assertThat(photo).doesNotExist();
        assertThat(FileTree.sha1(done.resolve("2024/photo (1).jpg"))).isEqualTo(sha1);
    }

    @Test
    void a_file_that_the_server_holds_already_goes_as_well() throws IOException {
        Path copy = tree.copy(photo, "2023/copy.jpg");

        Tally tally = deleting().run();

        assertThat(tally.of(FileState.UPLOADED)).isEqualTo(1);
        assertThat(tally.of(FileState.DUPLICATE)).isEqualTo(1);
        assertThat(photo).doesNotExist();
        assertThat(copy).doesNotExist();
        assertThat(server.assetCount()).isEqualTo(1);
    }

    @Test
    void a_file_that_was_sent_before_goes_on_a_later_run_after_a_fresh_check() throws IOException {
        keeping().run();
        int checks = server.requests("checkBulkUpload");
        IngestRun run = deleting();

        run.run();

        assertThat(photo).doesNotExist();
        assertThat(server.requests("checkBulkUpload")).isEqualTo(checks + 1);
        assertThat(server.requests("uploadAsset")).isEqualTo(1);
        assertThat(run.progress().hashedFiles()).isZero();
    }

    @Test
    void a_file_whose_asset_is_in_the_trash_stays() throws IOException {
        keeping().run();
        server.trash(onlyAsset().id());

        Tally tally = deleting().run();

        assertThat(photo).exists();
        assertThat(tally.of(FileState.TRASHED)).isEqualTo(1);
        assertThat(tally.balances()).isTrue();
    }

    @Test
    void a_file_that_the_server_has_lost_is_sent_again_and_goes_with_the_next_run() throws IOException {
        keeping().run();
        server.purge(onlyAsset().id());

        Tally again = deleting().run();

        assertThat(photo).exists();
        assertThat(again.of(FileState.UPLOADED)).isEqualTo(1);
        assertThat(server.createdCount(FileTree.sha1(photo))).isEqualTo(2);

        deleting().run();

        assertThat(photo).doesNotExist();
        assertThat(server.assets()).hasSize(1);
    }

    @Test
    void a_file_that_another_asset_holds_now_stays() throws IOException {
        keeping().run();
        server.purge(onlyAsset().id());
        Path elsewhere = Files.createTempDirectory(done, "elsewhere");
        Files.copy(photo, elsewhere.resolve("photo.jpg"));
        new IngestRun(elsewhere, data, server).run();
        IngestRun run = deleting();

        run.run();

        assertThat(photo).exists();
        assertThat(disposal(run)).isNull();
    }

    @Test
    void a_file_that_changed_after_it_was_sent_stays_and_the_new_version_is_sent_next() throws Exception {
        server.addFaults("checkBulkUpload: status 503 after 2");
        IngestRun run = deleting();
        try (IngestRun.Started started = run.start()) {
            // asked before the upload, to confirm it, and before the file may go
            assertThat(server.awaitRequests("checkBulkUpload", 3, PATIENCE)).isTrue();
            Files.writeString(photo, "edited meanwhile");
            server.clearFaults();

            started.finished();
        }
        assertThat(photo).hasContent("edited meanwhile");
        assertThat(disposal(run)).isNull();

        run.run();

        assertThat(photo).doesNotExist();
        assertThat(server.assets()).hasSize(2);
    }

    @Test
    void a_kill_between_record_and_disposal_leaves_the_file_to_the_next_run() throws Exception {
        server.addFaults("checkBulkUpload: hang undone after 2");
        try (IngestProcess process =
                IngestProcess.start(folder, data, server, List.of(), Map.of(IngestProcess.AFTER, "delete"))) {
            assertThat(server.awaitRequests("checkBulkUpload", 3, PATIENCE)).isTrue();
            process.kill();
        }
        assertThat(photo).exists();
        server.clearFaults();
        IngestRun run = deleting();

        Tally tally = run.run();

        assertThat(photo).doesNotExist();
        assertThat(tally.of(FileState.UPLOADED)).isEqualTo(1);
        assertThat(run.progress().hashedFiles()).isZero();
        assertThat(server.requests("uploadAsset")).isEqualTo(1);
    }

    private IngestRun keeping() {
        return new IngestRun(folder, data, server);
    }

    private IngestRun deleting() {
        return keeping().withLibrary(library -> library.setAfter("delete"));
    }

    private IngestRun moving() {
        return keeping().withLibrary(library -> library.setAfter("move:" + done));
    }

    private StoredAsset onlyAsset() {
        assertThat(server.assets()).hasSize(1);
        return server.assets().get(0);
    }

    private @Nullable String disposal(IngestRun run) throws IOException {
        return run.recorded().stream()
                .filter(row -> row.path().equals(photo.toString()))
                .findFirst()
                .orElseThrow()
                .disposal();
    }
}
