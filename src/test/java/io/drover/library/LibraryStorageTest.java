package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.ingest.Tally;
import io.drover.testing.ArchiveBytes;
import io.drover.testing.MemoryStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A library that is not on this machine is walked as one that is. */
@Timeout(60)
class LibraryStorageTest {
    private final FakeLedger ledger = new FakeLedger();
    private final MemoryStorage storage = new MemoryStorage()
            .put("photos/2024/a.jpg", "first")
            .put("photos/2024/a.jpg.xmp", "sidecar")
            .put("photos/b.mp4", "second")
            .put("photos/notes.txt", "third")
            .put("elsewhere.jpg", "fourth");

    @Test
    void each_file_is_found_with_its_sidecar_and_none_is_asked_for_singly() throws Exception {
        try (LibraryRun run = run("photos", Map.of())) {
            Tally tally = run.start().finish();

            assertThat(tally).hasToString("3 found = 2 uploaded + 1 unsupported, 1 sidecar");
            assertThat(run.sent.keySet())
                    .extracting(Path::toString)
                    .containsExactlyInAnyOrder(
                            "memory://tests/photos/2024/a.jpg",
                            "memory://tests/photos/b.mp4",
                            "memory://tests/photos/notes.txt");
        }
        assertThat(storage.opened).hasValue(0);
    }

    @Test
    void a_storage_that_nobody_knows_is_refused_with_what_is_allowed() {
        assertThatThrownBy(
                        () -> run("photos", Map.of("storage", "ftp:somewhere")).start())
                .hasStackTraceContaining(
                        "storage: 'ftp:somewhere' is none of aws2-s3:BUCKET, sftp:HOST:PORT, bean:NAME");
    }

    @Test
    void a_storage_is_not_watched() {
        assertThatThrownBy(() -> run("photos", Map.of("watch", true)).start())
                .hasStackTraceContaining("watch: a storage (bean:files) sends no events, leave it out");
    }

    @Test
    void an_archive_in_a_storage_is_walked_in_a_few_long_reads_and_not_read_again() throws Exception {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int number = 0; number < 500; number++) {
            members.put("2019/" + number + ".jpg", ArchiveBytes.text("photo " + number));
        }
        storage.put("backup/a.zip", ArchiveBytes.zip(members)).put("backup/b.tar", ArchiveBytes.tar(members));

        try (LibraryRun run = run("backup", Map.of())) {
            assertThat(run.start().finish()).hasToString("1002 found = 1000 uploaded + 2 excluded");
            assertThat(run.sent.keySet())
                    .extracting(Path::toString)
                    .contains("memory://tests/backup/a.zip!/2019/0.jpg", "memory://tests/backup/b.tar!/2019/499.jpg");
        }
        int opened = storage.opened.get();
        try (LibraryRun run = run("backup", Map.of())) {
            assertThat(run.start().finish()).hasToString("2 found = 2 excluded (2 known)");
        }
        assertThat(opened).isLessThan(10);
        assertThat(storage.opened).hasValue(opened);
    }

    private LibraryRun run(String path, Map<String, Object> options) throws Exception {
        Map<String, Object> all = LibraryRun.onceWith(options);
        all.putIfAbsent("storage", "bean:files");
        return new LibraryRun(
                ledger,
                Clock.systemUTC(),
                Path.of(path),
                all,
                ledger::record,
                context -> context.getRegistry().bind("files", storage));
    }
}
