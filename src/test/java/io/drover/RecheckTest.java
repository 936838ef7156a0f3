package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recheck asks the server about what is known, by the recorded checksums, and sends what it has lost. */
class RecheckTest {
    private static final int FILES = 300;

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    private SandboxServer server;
    private IngestRun run;

    @BeforeEach
    void uploadAll() throws IOException {
        server = SandboxServer.builder().start();
        run = new IngestRun(folder, data, server);
        new FileTree(folder, new Random(51)).files(FILES, 200);
        run.run();
        run.withLibrary(library -> library.setRecheck(true));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothing_is_read_or_sent_when_the_server_still_has_all() throws IOException {
        int uploads = server.requests("uploadAsset");
        int checks = server.requests("checkBulkUpload");

        Tally tally = run.run();

        assertThat(tally.of(FileState.UPLOADED)).describedAs(tally.toString()).isEqualTo(FILES);
        assertThat(tally.balances()).isTrue();
        assertThat(run.progress().hashedFiles()).isZero();
        assertThat(server.requests("uploadAsset")).isEqualTo(uploads);
        assertThat(server.requests("checkBulkUpload")).isGreaterThan(checks);
    }

    @Test
    void what_the_server_has_lost_is_sent_again_without_being_hashed_again() throws IOException {
        List<String> lost = List.of(sha1("000/00007.jpg"), sha1("001/00123.jpg"), sha1("002/00299.jpg"));
        lost.forEach(sha1 -> server.purge(server.assetsWith(sha1).get(0).id()));

        Tally tally = run.run();

        assertThat(tally.of(FileState.UPLOADED)).describedAs(tally.toString()).isEqualTo(FILES);
        assertThat(run.progress().hashedFiles()).isZero();
        assertThat(server.requests("uploadAsset")).isEqualTo(FILES + 3);
        assertThat(lost).allSatisfy(sha1 -> assertThat(server.assetsWith(sha1)).hasSize(1));
        assertThat(server.assetCount()).isEqualTo(FILES);
    }

    @Test
    void what_is_in_the_trash_now_is_told_and_not_sent() throws IOException {
        String sha1 = sha1("000/00007.jpg");
        server.trash(server.assetsWith(sha1).get(0).id());

        Tally tally = run.run();

        assertThat(tally.of(FileState.TRASHED)).isEqualTo(1);
        assertThat(tally.of(FileState.UPLOADED)).isEqualTo(FILES - 1);
        assertThat(server.requests("uploadAsset")).isEqualTo(FILES);
    }

    private String sha1(String name) throws IOException {
        return FileTree.sha1(folder.resolve(name));
    }
}
