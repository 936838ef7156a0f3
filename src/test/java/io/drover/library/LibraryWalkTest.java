package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.drover.ingest.FileState;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Tally;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The walk ends, whatever lies in the tree, and nothing of it goes unseen. */
@Timeout(60)
class LibraryWalkTest {
    @TempDir
    Path folder;

    private final FakeLedger ledger = new FakeLedger();

    @Test
    void links_are_followed_but_not_round_and_round() throws Exception {
        Path root = Files.createDirectories(folder.resolve("root"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        write(elsewhere.resolve("a.jpg"));
        write(root.resolve("b.jpg"));
        Files.createSymbolicLink(root.resolve("out"), elsewhere);
        Files.createSymbolicLink(root.resolve("self"), root);
        Files.createSymbolicLink(elsewhere.resolve("back"), root);
        Files.createSymbolicLink(root.resolve("c.jpg"), root.resolve("b.jpg"));

        Tally tally = LibraryRun.once(ledger, root, Map.of());

        assertThat(tally).hasToString("3 found = 3 uploaded");
        assertThat(ledger.rows)
                .containsOnlyKeys(root.resolve("b.jpg"), root.resolve("c.jpg"), root.resolve("out/a.jpg"));
    }

    @Test
    void the_root_may_be_a_link() throws Exception {
        Path real = Files.createDirectories(folder.resolve("real"));
        write(real.resolve("a.jpg"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        LibraryRun.once(ledger, link, Map.of());

        assertThat(ledger.rows).containsOnlyKeys(link.resolve("a.jpg"));
    }

    @Test
    void broken_links_and_what_is_no_file_are_recorded_and_not_opened() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.jpg"), folder.resolve("nothing.jpg"));
        Path loop = folder.resolve("loop.jpg");
        Files.createSymbolicLink(loop, loop);
        Path pipe = folder.resolve("pipe.jpg");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        Tally tally = LibraryRun.once(ledger, folder, Map.of());

        assertThat(tally).hasToString("3 found = 1 excluded + 1 failed + 1 vanished");
        assertThat(LibraryRun.reason(ledger, link)).isEqualTo("symbolic link to a missing file");
        assertThat(LibraryRun.reason(ledger, loop)).startsWith("cannot be read: ");
        assertThat(LibraryRun.reason(ledger, pipe)).isEqualTo("not a regular file");
    }

    @Test
    void a_folder_that_cannot_be_listed_fails_alone() throws Exception {
        Path closed = Files.createDirectories(folder.resolve("closed"));
        write(closed.resolve("a.jpg"));
        write(folder.resolve("open/b.jpg"));
        FolderReader.Opener opener = path -> {
            if (path.equals(closed)) {
                throw new AccessDeniedException(path.toString());
            }
            return Files.newDirectoryStream(path);
        };

        try (LibraryRun run = LibraryRun.withOpener(ledger, folder, opener)) {
            Tally tally = run.start().finish();

            assertThat(tally).hasToString("2 found = 1 uploaded + 1 failed");
            assertThat(tally.unreadable()).isEqualTo(1);
            assertThat(LibraryRun.reason(ledger, closed)).isEqualTo("folder cannot be listed: access denied");
        }
        LibraryRun.once(ledger, folder, Map.of());
        assertThat(LibraryRun.reason(ledger, closed)).isEqualTo("folder, can be listed again");
        assertThat(LibraryRun.once(ledger, folder, Map.of())).hasToString("2 found = 2 uploaded (2 known)");
    }

    @Test
    void a_sidecar_travels_with_its_photo_and_is_no_file_of_its_own() throws Exception {
        Path photo = write(folder.resolve("Ä 🐑.JPG"));
        Path sidecar = write(folder.resolve("Ä 🐑.jpg.XMP"));
        Path alone = write(folder.resolve("alone.xmp"));

        try (LibraryRun run = LibraryRun.once(ledger, folder)) {
            Tally tally = run.start().finish();

            assertThat(tally).hasToString("2 found = 1 uploaded + 1 excluded, 1 sidecar");
            assertThat(run.file(photo).sidecar()).isEqualTo(sidecar);
            assertThat(LibraryRun.reason(ledger, alone)).isEqualTo("sidecar without a photo");
        }
    }

    @Test
    void sidecars_are_matched_across_the_chunks_of_a_large_folder() throws Exception {
        for (int number = 0; number < 2_500; number++) {
            write(folder.resolve(number + ".jpg"));
            write(folder.resolve(number + ".xmp"));
        }

        try (LibraryRun run = LibraryRun.once(ledger, folder)) {
            Tally tally = run.start().finish();

            assertThat(tally).hasToString("2500 found = 2500 uploaded, 2500 sidecars");
            assertThat(run.sent.values()).extracting(SourceFile::sidecar).doesNotContainNull();
        }
    }

    @Test
    void where_moved_files_go_is_not_walked() throws Exception {
        write(folder.resolve("a.jpg"));
        write(folder.resolve("done/b.jpg"));

        LibraryRun.once(ledger, folder, Map.of("after", "move:done"));

        assertThat(ledger.rows).containsOnlyKeys(folder.resolve("a.jpg"));
    }

    @Test
    void a_file_that_is_still_written_is_looked_at_again_and_fails_at_last() throws Exception {
        Path written = write(folder.resolve("written.jpg"));
        Path old = write(folder.resolve("old.jpg"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3_600)));
        Clock stopped = Clock.fixed(
                Files.getLastModifiedTime(written).toInstant(),
                Clock.systemUTC().getZone());

        try (LibraryRun run = new LibraryRun(ledger, stopped, folder, Map.of("once", true, "stableFor", "20"))) {
            Tally tally = run.start().finish();

            assertThat(tally).hasToString("2 found = 1 uploaded + 1 failed");
            assertThat(LibraryRun.state(ledger, written)).isEqualTo(FileState.FAILED);
            assertThat(LibraryRun.reason(ledger, written)).isEqualTo("still being written");
        }
    }

    @Test
    void a_file_that_was_just_written_is_taken_once_it_is_stable() throws Exception {
        write(folder.resolve("a.jpg"));

        try (LibraryRun run =
                new LibraryRun(ledger, Clock.systemUTC(), folder, Map.of("once", true, "stableFor", "200"))) {
            assertThat(run.start().finish()).hasToString("1 found = 1 uploaded");
        }
    }

    @Test
    void a_date_in_the_future_does_not_wait_for_ever() throws Exception {
        Path photo = write(folder.resolve("a.jpg"));
        Files.setLastModifiedTime(photo, FileTime.from(Instant.now().plusSeconds(1_000_000)));

        try (LibraryRun run =
                new LibraryRun(ledger, Clock.systemUTC(), folder, Map.of("once", true, "stableFor", "50"))) {
            assertThat(run.start().finish()).hasToString("1 found = 1 uploaded");
        }
    }

    private static Path write(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "x");
    }
}
