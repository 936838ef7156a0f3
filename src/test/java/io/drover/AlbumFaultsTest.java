package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.Album;
import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import io.drover.testing.IngestProcess;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever befalls the server or Drover: each album is made once and holds all of its files in the end. */
@Timeout(120)
@Tag("long")
class AlbumFaultsTest {
    private static final int FOLDERS = 4;
    private static final int FILES = 400;
    private static final String NO_TAGS = "";

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getAllAlbums: status 500 x2",
                "getAllAlbums: lose-answer x2",
                "createAlbum: status 503 x2",
                "createAlbum: lose-answer x3",
                "createAlbum: hang x1",
                "addAssetsToAlbum: status 503 retry-after 1 x1",
                "addAssetsToAlbum: status 502 x3",
                "addAssetsToAlbum: lose-answer x3",
                "addAssetsToAlbum: cut 0 x2",
                "addAssetsToAlbum: maintenance 1s x1",
                "addAssetsToAlbum: html x1",
            })
    void one_fault_alone_makes_no_second_album_and_leaves_out_no_file(String fault) throws IOException {
        makeFiles();
        try (SandboxServer server =
                        SandboxServer.builder().version("2.7.5").faults(fault).start();
                AlbumWorld world = world(server)) {

            Tally tally = run(server.apiKey(), server, NO_TAGS)
                    .with("camel.component.immich.responseTimeout", "1s")
                    .run();

            assertThat(tally.of(FileState.UPLOADED))
                    .describedAs(tally.toString())
                    .isEqualTo(FILES);
            assertEachAlbumIsWhole(world);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"upsertTags: lose-answer x2", "tagAssets: status 504 x1"})
    void one_fault_alone_makes_no_second_tag_and_leaves_out_no_file(String fault) throws IOException {
        makeFiles();
        try (SandboxServer server =
                        SandboxServer.builder().version("2.7.5").faults(fault).start();
                AlbumWorld world = world(server)) {

            Tally tally = run(server.apiKey(), server, "import").run();

            assertThat(tally.of(FileState.UPLOADED))
                    .describedAs(tally.toString())
                    .isEqualTo(FILES);
            assertThat(world.tags())
                    .singleElement()
                    .satisfies(tag -> assertThat(world.namesWith(tag)).hasSize(FILES));
        }
    }

    @Test
    void files_are_put_in_by_few_calls() throws IOException {
        makeFiles();
        try (SandboxServer server = SandboxServer.builder().version("3.1.0").start();
                AlbumWorld world = world(server)) {

            run(server.apiKey(), server, "import").run();

            assertEachAlbumIsWhole(world);
            assertThat(server.requests("createAlbum")).isEqualTo(FOLDERS);
            assertThat(server.requests("addAssetsToAlbum")).isLessThan(FILES / 3);
            assertThat(server.requests("tagAssets")).isLessThan(FILES / 6);
            assertThat(server.requests("upsertTags")).isEqualTo(1);
        }
    }

    @Test
    void without_albums_and_tags_nothing_is_asked_about_them() throws IOException {
        makeFiles();
        try (SandboxServer server = SandboxServer.builder().version("3.1.0").start()) {

            new IngestRun(folder, data, server).run();

            assertThat(server.requests("getAllAlbums") + server.requests("upsertTags"))
                    .isZero();
        }
    }

    @Test
    void of_several_albums_of_one_name_the_oldest_gets_the_files() throws IOException {
        makeFiles();
        try (SandboxServer server = SandboxServer.builder().version("3.1.0").start();
                AlbumWorld world = world(server)) {
            Album oldest = world.ask("createAlbum", Map.of("albumName", "000"), Album.class);
            world.ask("createAlbum", Map.of("albumName", "000"), Album.class);

            run(server.apiKey(), server, NO_TAGS).run();

            assertThat(world.albums()).hasSize(FOLDERS + 1);
            assertThat(world.albums())
                    .filteredOn(album -> album.id().equals(oldest.id()))
                    .extracting(Album::assetCount)
                    .containsExactly(FILES / FOLDERS);
        }
    }

    @Test
    void what_lies_in_the_trash_goes_into_no_album() throws IOException {
        makeFiles();
        try (SandboxServer server = SandboxServer.builder().version("3.1.0").start();
                AlbumWorld world = world(server)) {
            String trashed = server.seed("old.jpg", FileTree.sha1(folder.resolve("000/00000.jpg")), 300);
            server.trash(trashed);

            Tally tally = run(server.apiKey(), server, NO_TAGS).run();

            assertThat(tally.of(FileState.TRASHED)).isEqualTo(1);
            assertThat(world.albums())
                    .filteredOn(album -> album.albumName().equals("000"))
                    .extracting(Album::assetCount)
                    .containsExactly(FILES / FOLDERS - 1);
        }
    }

    @Test
    void a_key_that_may_not_fails_the_files_with_the_permission_and_the_next_run_puts_them_in() throws IOException {
        makeFiles();
        try (SandboxServer server = SandboxServer.builder().version("3.1.0").start();
                AlbumWorld world = world(server)) {
            String key = server.addApiKey("asset.upload", "user.read", "album.read");
            IngestRun run = run(key, server, NO_TAGS);
            try (IngestRun.Started started = run.start()) {
                Tally tally = started.finished();
                started.ledger().retry(Set.of(FileState.FAILED));
                assertThat(tally.of(FileState.FAILED)).isEqualTo(FILES);
                assertThat(tally.putBack()).isZero();
            }
            assertThat(run.outcomes())
                    .allSatisfy(outcome -> assertThat(outcome.reason()).contains("album.create"));
            assertThat(server.assetCount()).isEqualTo(FILES);
            server.grant(key, "asset.upload", "user.read", "album.read", "album.create", "albumAsset.create");

            Tally next = run.run();

            assertThat(next.of(FileState.DUPLICATE))
                    .describedAs(next.toString())
                    .isEqualTo(FILES);
            assertThat(server.requests("uploadAsset")).isEqualTo(FILES);
            assertEachAlbumIsWhole(world);
        }
    }

    @Test
    void a_kill_between_upload_and_album_leaves_out_no_file() throws Exception {
        makeFiles();
        try (SandboxServer server = SandboxServer.builder()
                        .version("2.7.5")
                        .faults("addAssetsToAlbum: delay 2s")
                        .start();
                AlbumWorld world = world(server)) {
            try (IngestProcess process = process(server)) {
                assertThat(server.awaitRequests("addAssetsToAlbum", 2, Duration.ofSeconds(60)))
                        .isTrue();
                process.kill();
            }
            int uploaded = server.assetCount();
            List<LedgerRow> recorded = IngestRun.recorded(data);
            server.clearFaults();

            try (IngestProcess process = process(server)) {
                assertThat(process.finished().balances()).isTrue();
            }

            assertThat(uploaded).isPositive();
            assertThat(recorded).hasSizeLessThan(uploaded);
            assertThat(server.requests("createAlbum")).isEqualTo(FOLDERS);
            assertEachAlbumIsWhole(world);
        }
    }

    private IngestProcess process(SandboxServer server) throws IOException {
        return IngestProcess.start(folder, data, server, List.of("-Xmx128m"), Map.of(IngestProcess.ALBUM, "{1}"));
    }

    private void makeFiles() throws IOException {
        new FileTree(folder, new Random(31)).files(FILES, 300);
    }

    private IngestRun run(String key, SandboxServer server, String tags) {
        return new IngestRun(folder, data, server.url().toString(), key).withLibrary(library -> {
            library.setAlbum("{1}");
            library.setTags(tags);
        });
    }

    private static AlbumWorld world(SandboxServer server) {
        return new AlbumWorld(server.url().toString(), server.apiKey(), "");
    }

    private static void assertEachAlbumIsWhole(AlbumWorld world) {
        assertThat(world.albums()).extracting(Album::albumName).containsExactlyInAnyOrder("000", "001", "002", "003");
        assertThat(world.albums()).extracting(Album::assetCount).containsOnly(FILES / FOLDERS);
    }
}
