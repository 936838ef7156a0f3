package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import io.drover.ingest.SidecarVersion;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every file that is found ends in exactly one state, and the counts balance. */
@Timeout(60)
class LibraryOnceTest {
    @TempDir
    Path root;

    private final FakeLedger ledger = new FakeLedger();

    @Test
    void each_file_gets_its_state_and_its_reason() throws Exception {
        Path photo = file("2024/a.jpg");
        Path emoji = file("2024/Zoë 🐑 日本/b 🎉.JPG");
        Path text = file("notes.txt");
        Path bare = file("README");
        Path junk = file("2024/Thumbs.db");
        Path mac = file("2024/._a.jpg");
        Path half = file("2024/c.jpg.part");
        Path hidden = file(".hidden.jpg");
        file("@eaDir/a.jpg");
        file(".cache/a.jpg");

        Tally tally = LibraryRun.once(ledger, root, Map.of());

        assertThat(tally).hasToString("8 found = 2 uploaded + 2 unsupported + 4 excluded");
        assertThat(tally.balances()).isTrue();
        assertState(photo, FileState.UPLOADED, "null");
        assertState(emoji, FileState.UPLOADED, "null");
        assertState(text, FileState.UNSUPPORTED, "the server takes no .txt files");
        assertState(bare, FileState.UNSUPPORTED, "the server takes no files without an extension");
        assertState(junk, FileState.EXCLUDED, "junk: Thumbs.db");
        assertState(mac, FileState.EXCLUDED, "junk: ._a.jpg");
        assertState(half, FileState.EXCLUDED, "junk: c.jpg.part");
        assertState(hidden, FileState.EXCLUDED, "hidden");
    }

    @Test
    void a_file_that_is_sent_says_its_albums_and_tags_and_one_that_is_only_recorded_does_not() throws Exception {
        Path photo = file("2024/Rome/a.jpg");
        Path above = file("b.jpg");
        Path text = file("2024/notes.txt");
        Map<String, Object> options = Map.of("album", "{path}", "tags", "import,Years/{1}");

        try (LibraryRun run = new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(options))) {
            run.start().finish();

            assertThat(run.headers.get(photo))
                    .containsEntry(IngestHeaders.ALBUMS, List.of("2024/Rome"))
                    .containsEntry(IngestHeaders.TAGS, List.of("import", "Years/2024"));
            assertThat(run.headers.get(above))
                    .containsEntry(IngestHeaders.TAGS, List.of("import"))
                    .doesNotContainKey(IngestHeaders.ALBUMS);
            assertThat(run.headers.get(text)).doesNotContainKeys(IngestHeaders.ALBUMS, IngestHeaders.TAGS);
        }
    }

    @Test
    void a_photo_is_sent_again_for_a_sidecar_that_came_later_or_changed_and_not_for_one_that_went() throws Exception {
        Path photo = file("a.jpg");
        LibraryRun.once(ledger, root, Map.of());
        file("a.jpg.xmp");
        Tally late = LibraryRun.once(ledger, root, Map.of());
        Tally known = LibraryRun.once(ledger, root, Map.of());
        Files.writeString(root.resolve("a.jpg.xmp"), "changed");
        try (LibraryRun run =
                new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(Map.of("after", "delete")))) {
            run.start().finish();

            assertThat(late).hasToString("1 found = 1 uploaded, 1 sidecar");
            assertThat(known).hasToString("1 found = 1 uploaded (1 known), 1 sidecar");
            assertThat(run.headers.get(photo))
                    .containsEntry(IngestHeaders.SIDECAR, SidecarVersion.of(root.resolve("a.jpg.xmp")))
                    .doesNotContainKey(IngestHeaders.STATE);
        }
    }

    @Test
    void a_late_sidecar_that_is_still_being_written_waits_and_its_photo_stays_in_its_place() throws Exception {
        file("a.jpg");
        LibraryRun.once(ledger, root, Map.of());
        file("a.jpg.xmp");

        Tally tally = LibraryRun.once(ledger, root, Map.of("stableFor", "1h", "after", "delete"));

        assertThat(tally).hasToString("1 found = 1 uploaded (1 known), 1 sidecar");
    }

    @Test
    void hidden_files_and_folders_count_when_asked_for() throws Exception {
        file(".hidden.jpg");
        file(".cache/a.jpg");
        file(".Trash-1000/a.jpg");

        Tally tally = LibraryRun.once(ledger, root, Map.of("hidden", true));

        assertThat(tally).hasToString("2 found = 2 uploaded");
    }

    @Test
    void a_second_scan_sends_nothing() throws Exception {
        file("a.jpg");
        file("a.xmp");
        file("b.txt");
        file("Thumbs.db");
        LibraryRun.once(ledger, root, Map.of());
        ledger.recorded.reset();

        Tally tally = LibraryRun.once(ledger, root, Map.of());

        assertThat(tally).hasToString("3 found = 1 uploaded + 1 unsupported + 1 excluded (3 known), 1 sidecar");
        assertThat(ledger.recorded.sum()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = FileState.class,
            names = {"UPLOADED", "DUPLICATE", "TRASHED", "REJECTED"})
    void a_file_in_any_state_goes_again_with_its_checksum_once_it_is_due(FileState state) throws Exception {
        Path photo = file("a.jpg");
        SourceFile file = new SourceFile("photos", "immich", photo, FileStamp.of(photo), null, null);
        Known due = FakeLedger.row(file, state, "as it was", 0);
        ledger.rows.put(photo, due);

        try (LibraryRun run = new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(Map.of()))) {
            Tally tally = run.start().finish();

            assertThat(tally).hasToString("1 found = 1 uploaded");
            assertThat(run.file(photo).known()).isEqualTo(due);
        }
    }

    @Test
    void what_is_left_out_is_recorded_again_once_it_is_due() throws Exception {
        Path text = file("notes.txt");
        LibraryRun.once(ledger, root, Map.of());
        ledger.rows.computeIfPresent(text, (path, row) -> FakeLedger.due(row));
        ledger.recorded.reset();

        Tally tally = LibraryRun.once(ledger, root, Map.of());

        assertThat(tally).hasToString("1 found = 1 unsupported");
        assertThat(ledger.recorded.sum()).isEqualTo(1);
    }

    @Test
    void a_changed_file_goes_again_and_an_unchanged_one_does_not() throws Exception {
        Path changed = file("a.jpg");
        file("b.jpg");
        LibraryRun.once(ledger, root, Map.of());
        Files.writeString(changed, "more than before");

        try (LibraryRun run = new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(Map.of()))) {
            Tally tally = run.start().finish();

            assertThat(tally).hasToString("2 found = 2 uploaded (1 known)");
            assertThat(run.sent.keySet()).containsExactly(changed);
            assertThat(run.file(changed).known()).isNull();
        }
    }

    @Test
    void pictures_and_films_are_left_out_by_size_and_type() throws Exception {
        Path photo = file("a.jpg", 1_000);
        Path sidecar = file("a.jpg.xmp", 10);
        Path small = file("small.jpg", 999);
        Path large = file("large.mp4", 2_001);
        Path film = file("film.mp4", 2_000);
        Path still = file("still.png", 1_500);
        Path raw = file("raw.CR2", 1_500);
        Path text = file("notes.txt", 1);
        Map<String, Object> options = Map.of("minSize", "1kB", "maxSize", "2kB", "types", ".jpg, raw, Video");

        try (LibraryRun run = new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(options))) {
            assertThat(run.start().finish())
                    .hasToString("7 found = 3 uploaded + 1 unsupported + 3 excluded, 1 sidecar");
            assertThat(run.file(photo).sidecar()).isEqualTo(sidecar);
        }
        assertState(small, FileState.EXCLUDED, "smaller than minSize=1kB");
        assertState(large, FileState.EXCLUDED, "larger than maxSize=2kB");
        assertState(still, FileState.EXCLUDED, "none of types=.jpg,raw,video");
        assertState(film, FileState.UPLOADED, "null");
        assertState(raw, FileState.UPLOADED, "null");
        assertState(text, FileState.UNSUPPORTED, "the server takes no .txt files");
    }

    @Test
    void a_picture_that_is_no_wanted_type_keeps_no_sidecar_from_one_that_is() throws Exception {
        file("a.jpg");
        Path film = file("a.mp4");
        Path sidecar = file("a.xmp");

        try (LibraryRun run =
                new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(Map.of("types", "video")))) {
            assertThat(run.start().finish()).hasToString("2 found = 1 uploaded + 1 excluded, 1 sidecar");
            assertThat(run.file(film).sidecar()).isEqualTo(sidecar);
        }
    }

    @Test
    void changed_filters_are_recorded_and_undone() throws Exception {
        Path photo = file("old/a.jpg");

        LibraryRun.once(ledger, root, Map.of("exclude", "old/*"));
        assertState(photo, FileState.EXCLUDED, "excluded by old/*");

        LibraryRun.once(ledger, root, Map.of());
        assertState(photo, FileState.UPLOADED, "null");
    }

    @Test
    void a_single_file_is_a_library_whatever_its_name() throws Exception {
        Path photo = file(".a.jpg");
        Path sidecar = file(".a.jpg.xmp");
        file("b.jpg");

        try (LibraryRun run =
                new LibraryRun(ledger, Clock.systemUTC(), photo, LibraryRun.onceWith(Map.of("hidden", true)))) {
            Tally tally = run.start().finish();

            assertThat(tally).hasToString("1 found = 1 uploaded");
            assertThat(run.file(photo).sidecar()).isEqualTo(sidecar);
        }
    }

    @Test
    void recheck_sends_what_is_held_with_its_recorded_checksum_and_no_state() throws Exception {
        Path photo = file("a.jpg");
        LibraryRun.once(ledger, root, Map.of());

        try (LibraryRun run =
                new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(Map.of("recheck", true)))) {
            run.start().finish();

            assertThat(run.file(photo).known()).extracting("checksum").isEqualTo(FakeLedger.CHECKSUM);
            assertThat(run.headers.get(photo)).doesNotContainKey(IngestHeaders.STATE);
        }
    }

    @Test
    void what_is_held_is_sent_to_be_disposed_of_when_after_says_so() throws Exception {
        Path photo = file("a.jpg");
        LibraryRun.once(ledger, root, Map.of());

        try (LibraryRun run =
                new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(Map.of("after", "delete")))) {
            run.start().finish();

            assertThat(run.headers.get(photo))
                    .containsEntry(IngestHeaders.STATE, "uploaded")
                    .containsEntry(IngestHeaders.CHECKSUM, FakeLedger.CHECKSUM)
                    .containsEntry(IngestHeaders.ASSET_ID, FakeLedger.ASSET)
                    .containsEntry(IngestHeaders.AFTER, "delete");
        }
    }

    private void assertState(Path path, FileState state, String reason) {
        assertThat(LibraryRun.state(ledger, path)).isEqualTo(state);
        assertThat(LibraryRun.reason(ledger, path)).isEqualTo(reason);
    }

    private Path file(String name, int size) throws IOException {
        return Files.write(file(name), new byte[size]);
    }

    private Path file(String name) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, name);
    }
}
