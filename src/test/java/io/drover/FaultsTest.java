package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.Outcome;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the server does: nothing is lost, nothing is stored twice, the counts balance. */
class FaultsTest {
    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uploadAsset: status 503 retry-after 1 first 3",
                "uploadAsset: status 429 first 4",
                "uploadAsset: status 500 every 5 x6",
                "uploadAsset: status 502 first 4",
                "uploadAsset: status 504 every 7 x3",
                "checkBulkUpload: status 500 first 2",
                "checkBulkUpload: status 503 first 2",
                "uploadAsset: delay 20ms",
                "uploadAsset: hang every 20 x2",
                "uploadAsset: hang undone every 20 x2",
                "uploadAsset: cut 1000 every 6 x5",
                "uploadAsset: cut 0 first 3",
                "uploadAsset: lose-answer every 10 x4",
                "uploadAsset: fail-after-store every 15 x3",
                "uploadAsset: slow 20kb x2",
                "uploadAsset: stop-reading 100 x2",
                "uploadAsset: corrupt every 9 x3",
                "uploadAsset: html x1",
                "uploadAsset: maintenance 1s x1",
                "checkBulkUpload: maintenance 1s x1",
                "uploadAsset: early 401 close x1",
                "uploadAsset: early 503 half-close x1",
                "checkBulkUpload: hang x1",
                "checkBulkUpload: lose-answer x2",
            })
    void one_fault_alone_loses_nothing(String fault) throws IOException {
        new FileTree(folder, new Random(11)).files(60, 4_000);
        try (SandboxServer server =
                SandboxServer.builder().version("2.7.5").faults(fault).start()) {

            Tally tally = impatient(new IngestRun(folder, data, server)).run();

            assertThat(tally.balances()).isTrue();
            assertThat(tally.of(FileState.UPLOADED))
                    .describedAs(tally.toString())
                    .isEqualTo(60);
            assertEachFileIsStoredOnce(server, 60);
        }
    }

    @Test
    void all_faults_mixed_at_random_lose_nothing_of_five_thousand_files() throws IOException {
        new FileTree(folder, new Random(12)).files(5_000, 600);
        String faults = String.join(
                ";",
                "uploadAsset: status 500 2%",
                "uploadAsset: status 502 1%",
                "uploadAsset: status 503 retry-after 1 0.2% x3",
                "uploadAsset: status 429 0.2% x3",
                "uploadAsset: lose-answer 1%",
                "uploadAsset: cut 200 1%",
                "uploadAsset: corrupt 0.5%",
                "uploadAsset: fail-after-store 0.5%",
                "uploadAsset: hang 0.1% x3",
                "uploadAsset: hang undone 0.1% x3",
                "uploadAsset: delay 30ms 1%",
                "uploadAsset: maintenance 500ms 0.05% x2",
                "checkBulkUpload: status 500 5%",
                "checkBulkUpload: lose-answer 2%",
                "deleteAssets: status 500 10%");
        try (SandboxServer server = SandboxServer.builder()
                .version("3.1.0")
                .random(99)
                .faults(faults)
                .start()) {
            IngestRun run = impatient(new IngestRun(folder, data, server));

            Tally tally = untilNothingFails(server, run);

            assertThat(tally.found()).isEqualTo(5_000);
            assertThat(tally.of(FileState.UPLOADED) + tally.of(FileState.DUPLICATE))
                    .describedAs(tally.toString())
                    .isEqualTo(5_000);
            assertEachFileIsHeld(server);
        }
    }

    @Test
    void every_file_has_a_state_when_all_retries_are_used_up() throws IOException {
        new FileTree(folder, new Random(13)).files(40, 500);
        try (SandboxServer server =
                SandboxServer.builder().faults("uploadAsset: status 500").start()) {
            IngestRun run = new IngestRun(folder, data, server);

            Tally tally = run.run();

            assertThat(tally.of(FileState.FAILED)).isEqualTo(40);
            assertThat(tally.balances()).isTrue();
            assertThat(run.outcomes())
                    .allSatisfy(outcome -> assertThat(outcome.reason()).contains("uploadAsset", "500"));
        }
    }

    @Test
    void a_file_of_which_only_a_row_was_stored_is_not_taken_for_a_duplicate_by_the_next_run() throws IOException {
        new FileTree(folder, new Random(17)).files(1, 500);
        try (SandboxServer server = SandboxServer.builder()
                .version("3.1.0")
                .faults("uploadAsset: fail-after-store x1; checkBulkUpload: status 500 after 1")
                .start()) {
            IngestRun run = new IngestRun(folder, data, server);
            assertThat(runDue(run).of(FileState.FAILED)).isEqualTo(1);
            server.clearFaults();
            String lost = server.assets().get(0).id();

            Tally next = runDue(run);

            assertThat(next.of(FileState.FAILED)).isEqualTo(1);
            assertThat(run.outcomes()).singleElement().satisfies(outcome -> {
                assertThat(outcome.assetId()).isEqualTo(lost);
                assertThat(outcome.reason()).contains("cannot give its original");
            });
            server.purge(lost);
            assertThat(runDue(run).of(FileState.UPLOADED)).isEqualTo(1);
            assertEachFileIsStoredOnce(server, 1);
        }
    }

    @Test
    void a_busy_server_is_not_hammered() throws IOException {
        new FileTree(folder, new Random(14)).files(300, 500);
        try (SandboxServer server = SandboxServer.builder()
                .faults("uploadAsset: status 503 retry-after 1 first 20")
                .start()) {

            Tally tally = new IngestRun(folder, data, server)
                    .with("camel.component.immich.maxUploads", "8")
                    .run();

            assertThat(tally.of(FileState.UPLOADED)).isEqualTo(300);
            assertThat(server.requests("uploadAsset")).isLessThan(300 + 3 * 8);
        }
    }

    @Test
    void a_server_that_stays_away_fails_no_file() throws IOException {
        new FileTree(folder, new Random(15)).files(30, 500);
        try (SandboxServer server =
                SandboxServer.builder().faults("checkBulkUpload: status 503").start()) {

            Tally tally = new IngestRun(folder, data, server)
                    .with("camel.component.immich.waitLimit", "500ms")
                    .run();

            assertThat(tally.of(FileState.FAILED)).isZero();
            assertThat(tally.putBack()).isPositive();
            assertThat(tally.balances()).isTrue();
        }
    }

    @Test
    void a_key_without_the_permission_fails_no_file_and_goes_on_when_it_is_granted() throws IOException {
        new FileTree(folder, new Random(16)).files(10, 500);
        try (SandboxServer server = SandboxServer.builder().version("3.1.0").start()) {
            String key = server.addApiKey("user.read");
            IngestRun run = new IngestRun(folder, data, server.url().toString(), key);
            try (IngestRun.Started started = run.start()) {
                assertThat(server.awaitRequests("checkBulkUpload", 1, java.time.Duration.ofSeconds(20)))
                        .isTrue();
                server.grant(key, "user.read", "asset.upload");

                Tally tally = started.finished();

                assertThat(tally.of(FileState.UPLOADED)).isEqualTo(10);
                assertThat(tally.of(FileState.FAILED)).isZero();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static IngestRun impatient(IngestRun run) {
        return run.with("camel.component.immich.responseTimeout", "1s")
                .with("camel.component.immich.uploadResponseTimeout", "1s")
                .with("camel.component.immich.progressTimeout", "1s");
    }

    /** As an operator does it, who removes by hand what Drover may not. */
    private static Tally untilNothingFails(SandboxServer server, IngestRun run) throws IOException {
        for (int i = 0; i < 10; i++) {
            Tally tally = runDue(run);
            if (tally.of(FileState.FAILED) == 0) {
                return tally;
            }
            run.outcomes().stream()
                    .filter(outcome -> outcome.state() == FileState.FAILED)
                    .map(Outcome::assetId)
                    .filter(Objects::nonNull)
                    .forEach(server::purge);
        }
        throw new AssertionError("files still fail after ten runs");
    }

    /** One run, after which what has failed is due again at once. */
    private static Tally runDue(IngestRun run) throws IOException {
        try (IngestRun.Started started = run.start()) {
            Tally tally = started.finished();
            assertThat(tally.balances()).isTrue();
            started.ledger().retry(Set.of(FileState.FAILED));
            return tally;
        }
    }

    private void assertEachFileIsStoredOnce(SandboxServer server, int count) throws IOException {
        assertEachFileIsHeld(server);
        assertThat(server.assetCount()).isEqualTo(count);
    }

    private void assertEachFileIsHeld(SandboxServer server) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all)
                    .allSatisfy(file -> assertThat(server.assetsWith(FileTree.sha1(file)))
                            .describedAs(file.toString())
                            .singleElement()
                            .satisfies(asset -> {
                                assertThat(asset.trashed()).isFalse();
                                assertThat(asset.originalMissing()).isFalse();
                            }));
        }
    }
}
