package io.drover.library;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Tally;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each file of a list ends in exactly one state, wherever it lies and whatever it is. */
@Timeout(60)
class ListedFilesTest {
    @TempDir
    Path root;

    private final FakeLedger ledger = new FakeLedger();

    @Test
    void each_listed_file_gets_its_state_and_its_reason() throws Exception {
        Path photo = file("2024/a.jpg");
        Path hidden = file("2024/.hidden.jpg");
        Path junk = file("@eaDir/c.jpg.part");
        Path text = file("notes.txt");
        file("2024/not listed.jpg");
        Path folder = root.resolve("2024");
        Path missing = root.resolve("2024/b.jpg");
        Path nowhere = root.resolve("nowhere/b.jpg");

        Tally tally = walk(List.of(photo, hidden, junk, text, folder, missing, nowhere));

        assertThat(tally).hasToString("7 found = 2 uploaded + 2 unsupported + 1 excluded + 2 vanished");
        assertState(photo, FileState.UPLOADED, "null");
        assertState(hidden, FileState.UPLOADED, "null");
        assertState(junk, FileState.UNSUPPORTED, "the server takes no .part files");
        assertState(text, FileState.UNSUPPORTED, "the server takes no .txt files");
        assertState(folder, FileState.EXCLUDED, "a folder: files are to be named, not what they are in");
        assertState(missing, FileState.VANISHED, "there is no such file");
        assertState(nowhere, FileState.VANISHED, "there is no such file");
    }

    @Test
    void what_is_listed_below_a_file_is_no_file() throws Exception {
        Path below = file("a.jpg").resolve("b.jpg");

        Tally tally = walk(List.of(below));

        assertThat(tally)
                .as("Java 17 says that its parent is no folder, newer ones that it is not there")
                .asString()
                .isIn("1 found = 1 failed", "1 found = 1 vanished");
    }

    @Test
    void the_sidecar_of_a_listed_photo_travels_whether_it_is_listed_or_not() throws Exception {
        Path first = file("a.jpg");
        Path firstSidecar = file("a.jpg.xmp");
        Path second = file("b.jpg");
        Path secondSidecar = file("b.xmp");

        try (LibraryRun run = listing(List.of(List.of(first, firstSidecar, second)))) {
            Tally tally = run.start().finish();

            assertThat(tally).hasToString("2 found = 2 uploaded, 2 sidecars");
            assertThat(run.file(first).sidecar()).isEqualTo(firstSidecar);
            assertThat(run.file(second).sidecar()).isEqualTo(secondSidecar);
        }
    }

    @Test
    void a_listed_sidecar_without_its_photo_is_left_out_and_says_whom_it_travels_with() throws Exception {
        file("a.jpg");
        Path sidecar = file("a.jpg.xmp");
        Path alone = file("b.xmp");

        Tally tally = walk(List.of(sidecar, alone));

        assertThat(tally).hasToString("2 found = 2 excluded");
        assertState(sidecar, FileState.EXCLUDED, "sidecar: it travels with a.jpg");
        assertState(alone, FileState.EXCLUDED, "sidecar without a photo");
    }

    @Test
    void a_listed_half_of_a_live_photo_goes_with_the_other_one_only_when_that_is_listed_too() throws Exception {
        Path still = file("IMG_1.HEIC");
        file("IMG_1.MOV");
        file("IMG_2.HEIC");
        Path video = file("IMG_2.MOV");
        Path bothStill = file("IMG_3.HEIC");
        Path bothVideo = file("IMG_3.MOV");

        try (LibraryRun run = listing(List.of(List.of(bothStill, still, video, bothVideo)))) {
            assertThat(run.start().finish()).hasToString("4 found = 4 uploaded");
            assertThat(run.sent).containsOnlyKeys(still, video, bothStill, bothVideo);
        }
    }

    @Test
    void a_second_walk_of_the_list_sends_nothing() throws Exception {
        List<Path> list = List.of(file("a.jpg"), file("notes.txt"), root, root.resolve("missing.jpg"));
        walk(list);
        ledger.recorded.reset();

        Tally tally = walk(list);

        assertThat(tally).hasToString("4 found = 1 uploaded + 1 unsupported + 1 excluded + 1 vanished (4 known)");
        assertThat(ledger.recorded.sum()).isZero();
    }

    @Test
    void what_was_sent_and_then_moved_away_stays_known() throws Exception {
        Path photo = file("a.jpg");
        walk(List.of(photo));
        Files.delete(photo);

        Tally tally = walk(List.of(photo));

        assertThat(tally).hasToString("1 found = 1 vanished (1 known)");
        assertState(photo, FileState.UPLOADED, "null");
    }

    @Test
    void filters_are_for_listed_files_too_with_paths_from_the_folder_of_the_list() throws Exception {
        Path kept = file("in/a.jpg");
        Path left = file("in/raw/a.jpg");

        try (LibraryRun run = listing(List.of(List.of(kept, left)), Map.of("exclude", "in/raw/*"))) {
            assertThat(run.start().finish()).hasToString("2 found = 1 uploaded + 1 excluded");
        }
        assertState(left, FileState.EXCLUDED, "excluded by in/raw/*");
    }

    @Test
    void the_first_file_is_sent_before_the_list_has_ended() throws Exception {
        Path first = file("a.jpg");
        Path last = file("b.jpg");
        CountDownLatch sent = new CountDownLatch(1);
        Queue<List<Path>> parts = new ArrayDeque<>(List.of(List.of(first), List.of(last)));
        FileList list = () -> {
            if (parts.size() == 1) {
                assertThat(sent.await(30, SECONDS)).isTrue();
            }
            List<Path> part = parts.poll();
            return part == null ? List.of() : part;
        };
        LibraryRun run = new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(Map.of()), exchange -> {
            ledger.record(exchange);
            sent.countDown();
        });
        try (run) {
            run.endpoint().files(list, true);

            assertThat(run.start().finish()).hasToString("2 found = 2 uploaded");
        }
    }

    @Test
    void a_list_that_waits_for_its_next_name_does_not_hold_up_a_stop() throws Exception {
        Path photo = file("a.jpg");
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Queue<List<Path>> parts = new ArrayDeque<>(List.of(List.of(photo)));
        LibraryRun run = new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(Map.of()), exchange -> {
            ledger.record(exchange);
            sent.countDown();
        });
        try (run) {
            run.endpoint()
                    .files(
                            () -> {
                                List<Path> part = parts.poll();
                                if (part == null) {
                                    never.await();
                                }
                                return part == null ? List.of() : part;
                            },
                            true);
            run.start();
            assertThat(sent.await(30, SECONDS)).isTrue();
            run.routes().suspendRoute("library");

            assertThat(run.finish()).hasToString("1 found = 1 uploaded");
        }
    }

    @Test
    void a_list_over_thousands_of_folders_is_one_library() throws Exception {
        List<List<Path>> parts = new ArrayList<>();
        for (int part = 0; part < 30; part++) {
            List<Path> files = new ArrayList<>();
            for (int number = 0; number < 100; number++) {
                files.add(file(part + "/" + number + "/a.jpg"));
            }
            parts.add(files);
        }

        try (LibraryRun run = listing(parts)) {
            assertThat(run.start().finish()).hasToString("3000 found = 3000 uploaded");
            assertThat(run.context.getRoutesSize()).isEqualTo(1);
        }
    }

    @Test
    void a_listed_file_that_is_still_being_written_is_looked_at_again() throws Exception {
        Path photo = file("a.jpg");

        try (LibraryRun run = listing(List.of(List.of(photo)), Map.of("stableFor", "200ms"))) {
            assertThat(run.start().finish()).hasToString("1 found = 1 uploaded");
        }
    }

    @Test
    void files_that_are_left_alone_are_told_with_what_is_known_of_them() throws Exception {
        Path photo = file("a.jpg");
        Path text = file("notes.txt");
        walk(List.of(photo, text));
        Map<Path, String> left = new ConcurrentHashMap<>();

        try (LibraryRun run = listing(List.of(List.of(photo, text)))) {
            run.endpoint()
                    .left((file, state, reason) -> left.put(
                            file.path(),
                            state.label() + " " + reason + " "
                                    + Objects.requireNonNull(file.known()).checksum()));
            run.start().finish();
        }

        assertThat(left)
                .containsOnly(
                        entry(photo, "uploaded null " + FakeLedger.CHECKSUM),
                        entry(text, "unsupported the server takes no .txt files null"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void names_that_are_no_utf8_are_different_files_and_keep_their_sidecars() throws Exception {
        byte[] name = {'a', (byte) 0xE9, '.', 'j', 'p', 'g'};
        byte[] other = {'a', (byte) 0xE8, '.', 'j', 'p', 'g'};
        byte[] sidecar = {'a', (byte) 0xE9, '.', 'j', 'p', 'g', '.', 'x', 'm', 'p'};
        Path photo = Files.writeString(PathText.resolve(root, name), "photo");
        Path second = Files.writeString(PathText.resolve(root, other), "second");
        Path xmp = Files.writeString(PathText.resolve(root, sidecar), "xmp");

        try (LibraryRun run = listing(List.of(List.of(photo, second)))) {
            assertThat(run.start().finish()).hasToString("2 found = 2 uploaded, 1 sidecar");
            assertThat(run.file(photo).sidecar()).isEqualTo(xmp);
            assertThat(run.file(second).sidecar()).isNull();
        }
    }

    @Test
    void moving_keeps_the_whole_path_of_a_listed_file() throws Exception {
        Path photo = file("2024/a.jpg");
        Path done = root.resolve("done");

        try (LibraryRun run = listing(List.of(List.of(photo)), Map.of("after", "move:" + done))) {
            run.start().finish();

            assertThat(run.header(photo, IngestHeaders.AFTER)).isEqualTo("move");
            Library library = run.endpoint().library();
            Disposer.Result result = Disposer.dispose(library.after(), library.base(), run.file(photo), false);
            assertThat(result.words()).isEqualTo("moved to " + done + photo);
        }
    }

    private Tally walk(List<Path> files) throws Exception {
        try (LibraryRun run = listing(List.of(files))) {
            return run.start().finish();
        }
    }

    private LibraryRun listing(List<List<Path>> parts) throws Exception {
        return listing(parts, Map.of());
    }

    private LibraryRun listing(List<List<Path>> parts, Map<String, Object> options) throws Exception {
        Queue<List<Path>> left = new ArrayDeque<>(parts);
        LibraryRun run = new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(options));
        run.endpoint()
                .files(
                        () -> {
                            List<Path> part = left.poll();
                            return part == null ? List.of() : part;
                        },
                        true);
        return run;
    }

    private Path file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private void assertState(Path file, FileState state, String reason) {
        assertThat(LibraryRun.state(ledger, file)).isEqualTo(state);
        assertThat(LibraryRun.reason(ledger, file)).isEqualTo(reason);
    }
}
