package io.drover.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and changes are on their way while routes and settings are edited: each arrives once. */
class LiveIngestTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FILES = 40;

    @TempDir
    private Path home;

    @Test
    void uploads_that_are_under_way_end_before_their_route_is_another_one_and_none_is_repeated() throws Exception {
        try (SandboxServer server = SandboxServer.builder()
                        .faults("uploadAsset: delay 300ms")
                        .start();
                LiveDrover drover = new LiveDrover(home, server)) {
            new FileTree(drover.photos(), new Random(1)).files(FILES, 300);
            drover.folders().start();
            assertThat(server.awaitRequests("uploadAsset", 2, PATIENCE)).isTrue();
            CamelContext context = drover.folders().context();
            drover.folders().save("ingest", drover.folders().text("ingest") + "# edited\n");

            drover.folders().look();

            assertThat(drover.folders().context()).isSameAs(context);
            assertThat(drover.folders().applied()).containsExactly("ingest.camel.yaml changed");
            assertEachFileOnce(drover, server, FILES);
            assertThat(server.requests("uploadAsset")).isEqualTo(FILES);
        }
    }

    @Test
    void the_source_of_files_is_edited_while_it_scans_and_goes_on_with_what_is_left() throws Exception {
        try (SandboxServer server = SandboxServer.builder()
                        .faults("uploadAsset: delay 100ms")
                        .start();
                LiveDrover drover = new LiveDrover(home, server)) {
            new FileTree(drover.photos(), new Random(2)).files(FILES, 300);
            drover.folders().start();
            assertThat(server.awaitRequests("uploadAsset", 2, PATIENCE)).isTrue();
            drover.folders().set("drover.folder.rescanEvery", "60ms");

            drover.folders().look();

            assertThat(drover.folders().applied()).containsExactly("drover.folder.rescanEvery changed");
            new FileTree(drover.photos().resolve("more"), new Random(3)).files(FILES, 300);
            assertEachFileOnce(drover, server, 2 * FILES);
        }
    }

    @Test
    void files_that_wait_for_a_server_are_put_back_for_an_edit_and_found_again() throws Exception {
        try (SandboxServer server = SandboxServer.builder().start();
                LiveDrover drover = new LiveDrover(home, server)) {
            new FileTree(drover.photos(), new Random(4)).files(1, 300);
            drover.folders().start();
            assertEachFileOnce(drover, server, 1);
            server.maintenance(true);
            new FileTree(drover.photos().resolve("more"), new Random(8)).files(FILES, 300);
            Until.isTrue(
                    "files are under way",
                    () -> drover.folders().context().getInflightRepository().size("ingest") > 0);
            CamelContext context = drover.folders().context();
            drover.folders().save("ingest", drover.folders().text("ingest") + "# edited\n");

            drover.folders().look();

            assertThat(drover.folders().context()).isNotSameAs(context);
            server.maintenance(false);
            assertEachFileOnce(drover, server, FILES + 1);
        }
    }

    @Test
    void a_stop_in_the_middle_of_an_edit_lets_what_is_under_way_end() throws Exception {
        try (SandboxServer server =
                SandboxServer.builder().faults("uploadAsset: delay 1s").start()) {
            LiveDrover drover = new LiveDrover(home, server);
            try (drover) {
                new FileTree(drover.photos(), new Random(5)).files(FILES, 300);
                drover.folders().start();
                assertThat(server.awaitRequests("uploadAsset", 2, PATIENCE)).isTrue();
                drover.folders().save("ingest", drover.folders().text("ingest") + "# edited\n");
                CompletableFuture<Void> edit =
                        CompletableFuture.runAsync(() -> drover.folders().look());

                drover.folders().close();

                assertThat(edit).succeedsWithin(PATIENCE);
                assertThat(drover.recorded())
                        .hasSize(server.assetCount())
                        .allSatisfy(row -> assertThat(row.known().state()).isEqualTo(FileState.UPLOADED));
                assertThat(server.assetCount()).isBetween(1, FILES - 1);
            }
        }
    }

    @Test
    void the_server_s_settings_let_all_begin_anew_and_the_ledger_goes_on() throws Exception {
        try (SandboxServer server = SandboxServer.builder().start();
                LiveDrover drover = new LiveDrover(home, server)) {
            new FileTree(drover.photos(), new Random(6)).files(FILES, 300);
            drover.folders().start();
            assertEachFileOnce(drover, server, FILES);
            drover.folders()
                    .set("camel.component.immich.apiKey", server.addApiKey("all"))
                    .set("camel.component.immich.maxUploads", "3");

            drover.folders().look();

            assertThat(drover.folders().applied())
                    .containsExactly("camel.component.immich.apiKey, camel.component.immich.maxUploads changed");
            new FileTree(drover.photos().resolve("more"), new Random(7)).files(FILES, 300);
            assertEachFileOnce(drover, server, 2 * FILES);
            assertThat(server.requests("uploadAsset")).isEqualTo(2 * FILES);
        }
    }

    @Test
    void changes_flow_once_a_sink_is_picked_and_go_on_where_they_were() throws Exception {
        try (SandboxServer server = SandboxServer.builder().start();
                LiveDrover drover = new LiveDrover(home, server)) {
            drover.folders().start();
            server.seed(20);
            CamelContext context = drover.folders().context();
            assertThat(drover.folders().ids()).doesNotContain("immich-changes", "changes-to-files");

            drover.folders().set("drover.changes.sink", "files");
            drover.folders().look();
            assertThat(drover.folders().refused()).isEmpty();
            assertThat(drover.folders().ids()).contains("immich-changes", "changes-to-files");
            assertThat(drover.folders().context()).isSameAs(context);
            awaitAssets(drover, 20);

            drover.folders().set("drover.changes.sink", "none");
            drover.folders().look();
            assertThat(drover.folders().ids()).doesNotContain("immich-changes", "changes-to-files");

            server.seed(10);
            drover.folders().set("drover.changes.sink", "files");
            drover.folders().look();
            awaitAssets(drover, 30);
        }
    }

    private static void awaitAssets(LiveDrover drover, int count) throws Exception {
        Until.isTrue(count + " assets are told", () -> drover.assetsInFiles().size() >= count);
        assertThat(drover.assetsInFiles()).hasSize(count).doesNotHaveDuplicates();
    }

    private static void assertEachFileOnce(LiveDrover drover, SandboxServer server, int count) throws Exception {
        Until.isTrue(count + " files are recorded", () -> drover.recorded().size() >= count);
        assertThat(drover.recorded())
                .hasSize(count)
                .allSatisfy(row -> assertThat(row.known().state()).isEqualTo(FileState.UPLOADED));
        assertThat(server.assets()).hasSize(count);
    }
}
