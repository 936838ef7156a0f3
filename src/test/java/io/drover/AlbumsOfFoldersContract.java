package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.Tally;
import io.drover.sandbox.ServerUnderTest;
import io.drover.testing.FileTree;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files of many folders, sent by many threads, come into one album a folder and get their tags, each once. */
@Timeout(300)
abstract class AlbumsOfFoldersContract {
    static final int FOLDERS = 40;

    private final ServerUnderTest server;
    private final int files;
    private final String word = "c" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private final AlbumWorld world;

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    @TempDir
    private Path otherData;

    /** @param files in all folders together, a multiple of {@link #FOLDERS} */
    AlbumsOfFoldersContract(ServerUnderTest server, int files) {
        this.server = server;
        this.files = files;
        this.world = new AlbumWorld(server.api().toString(), server.key(), word);
    }

    @BeforeEach
    final void makeFiles() throws IOException {
        FileTree tree = new FileTree(folder, new Random());
        for (int i = 0; i < files; i++) {
            tree.file(name(i % FOLDERS) + "/" + word + i + ".jpg", 300);
        }
    }

    @AfterEach
    final void clean() {
        world.remove();
        world.close();
        server.close();
    }

    @Test
    void each_folder_becomes_one_album_with_all_its_files_and_again_when_all_are_duplicates() throws IOException {
        Tally first = run(data).run();

        assertThat(first.of(FileState.UPLOADED)).describedAs(first.toString()).isEqualTo(files);
        assertEachFolderIsOneAlbum();
        assertEachFileIsTagged();

        world.albums().forEach(album -> world.ask("deleteAlbum", album.id(), Object.class));
        Tally again = run(otherData).run();

        assertThat(again.of(FileState.DUPLICATE)).describedAs(again.toString()).isEqualTo(files);
        assertEachFolderIsOneAlbum();
        assertEachFileIsTagged();
    }

    private IngestRun run(Path ledger) {
        return new IngestRun(folder, ledger, server.api().toString(), server.key())
                .with("camel.component.immich.maxUploads", "8")
                .withLibrary(library -> {
                    library.setAlbum("{folder}");
                    library.setTags(word + "all," + word + "folders/{1}");
                    library.setWalkers(8);
                });
    }

    private void assertEachFolderIsOneAlbum() throws IOException {
        assertThat(world.albums()).hasSize(FOLDERS).allSatisfy(album -> {
            assertThat(album.assetCount()).describedAs(album.albumName()).isEqualTo(files / FOLDERS);
            try (var inFolder = Files.list(folder.resolve(album.albumName()))) {
                assertThat(world.namesIn(album))
                        .containsExactlyInAnyOrderElementsOf(
                                inFolder.map(file -> file.getFileName().toString())
                                        .toList());
            }
        });
    }

    /** One tag for all, and one for each folder below a third. */
    private void assertEachFileIsTagged() {
        assertThat(world.tags()).hasSize(FOLDERS + 2);
        assertThat(world.tags())
                .filteredOn(tag -> tag.value().contains("/"))
                .hasSize(FOLDERS)
                .allSatisfy(tag -> assertThat(world.namesWith(tag))
                        .describedAs(tag.value())
                        .hasSize(files / FOLDERS));
    }

    private String name(int number) {
        return word + "album " + number;
    }
}
