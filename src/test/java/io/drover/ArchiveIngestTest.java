package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.ArchiveBytes;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives go the way of a folder: each member ends once, what is known is not read, and nothing goes unconfirmed. */
@Timeout(120)
class ArchiveIngestTest {
    private final Random random = new Random(5);
    private SandboxServer server;

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    @BeforeEach
    void startServer() throws IOException {
        server = SandboxServer.builder().start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void members_of_every_kind_of_archive_are_uploaded_once_and_not_read_again() throws Exception {
        Files.write(folder.resolve("a.zip"), ArchiveBytes.zip(photos("2019/a", 5)));
        Files.write(folder.resolve("b.tar"), ArchiveBytes.tar(photos("b", 5)));
        Files.write(folder.resolve("c.tar.gz"), ArchiveBytes.gzip(ArchiveBytes.tar(photos("c", 5))));
        Files.write(folder.resolve("d.tar.zst"), ArchiveBytes.zstd(ArchiveBytes.tar(photos("d", 5))));
        IngestRun run = run();

        Tally first = run.run();
        Tally second = run.run();

        assertThat(first).hasToString("24 found = 20 uploaded + 4 excluded");
        assertThat(server.assetCount()).isEqualTo(20);
        assertThat(second).hasToString("4 found = 4 excluded (4 known)");
        assertThat(run.progress().hashedFiles()).isZero();
        assertThat(states().get("a.zip!/2019/a0.jpg")).isEqualTo("uploaded: confirmed by checksum");
        assertThat(states().get("c.tar.gz")).startsWith("excluded: archive of 5 members: 5 uploaded; by rules ");
        try (var spooled = Files.list(data.resolve("spool"))) {
            assertThat(spooled).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz", "a.tar.zst"})
    void a_sidecar_travels_with_its_photo(String name) throws Exception {
        Map<String, byte[]> members = photos("2019/a", 3);
        members.put("2019/a1.jpg.xmp", ArchiveBytes.text("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"));
        members.put("2019/notes.json", ArchiveBytes.text("{}"));
        write(name, members);

        Tally tally = run().run();

        assertThat(tally).hasToString("5 found = 3 uploaded + 1 unsupported + 1 excluded, 1 sidecar");
        assertThat(row(name + "!/2019/a1.jpg").sidecar()).isEqualTo("a1.jpg.xmp");
    }

    @Test
    void what_is_broken_fails_alone_and_comes_again_when_it_is_due() throws Exception {
        byte[] zip = ArchiveBytes.zip(photos("a", 4), 0);
        zip[200] ^= 1;
        Files.write(folder.resolve("a.zip"), zip);
        IngestRun run = run();

        assertThat(run.run()).hasToString("5 found = 3 uploaded + 1 excluded + 1 failed");
        assertThat(run.run()).hasToString("1 found = 1 excluded (1 known)");
        assertThat(states())
                .containsEntry(
                        "a.zip!/a0.jpg",
                        "failed: is damaged in its archive: its checksum (CRC) is not the one that it says");
        Tally again;
        try (IngestRun.Started ignored = run.start()) {
            ignored.finished();
            ignored.ledger().retry(Set.of(FileState.FAILED));
        }
        again = run.run();
        assertThat(again).hasToString("5 found = 3 uploaded + 1 excluded + 1 failed (4 known)");
    }

    @Test
    void an_archive_that_is_cut_off_fails_and_what_is_whole_of_it_does_not() throws Exception {
        byte[] tar = ArchiveBytes.gzip(ArchiveBytes.tar(photos("a", 4)));
        Files.write(folder.resolve("a.tgz"), Arrays.copyOf(tar, tar.length * 2 / 3));
        byte[] zip = ArchiveBytes.zip(photos("b", 4));
        Files.write(folder.resolve("b.zip"), Arrays.copyOf(zip, zip.length * 2 / 3));

        Tally tally = run().run();

        assertThat(tally).hasToString("4 found = 2 uploaded + 2 failed");
        assertThat(states())
                .containsEntry("a.tgz", "failed: is cut off, after 2 members")
                .containsEntry("b.zip", "failed: has no central directory: it is cut off, or no zip");
    }

    @Test
    void another_filter_looks_again_and_globs_see_the_path_through_the_archive() throws Exception {
        write("a.tar.gz", photos("2019/a", 2));
        IngestRun run = run().withLibrary(library -> library.setExclude("a.tar.gz!/2019/a0*"));

        assertThat(run.run()).hasToString("3 found = 1 uploaded + 2 excluded");
        assertThat(run.run()).hasToString("1 found = 1 excluded (1 known)");
        run.withLibrary(library -> library.setExclude(null)).withLibrary(library -> library.setInclude("*.jpg"));
        assertThat(run.run()).hasToString("3 found = 2 uploaded + 1 excluded (1 known)");
        run.withLibrary(library -> library.setInclude(null)).withLibrary(library -> library.setArchives(false));
        assertThat(run.run()).hasToString("1 found = 1 unsupported");
    }

    @Test
    void an_archive_that_was_written_again_is_looked_into_and_known_members_are_not_read() throws Exception {
        Map<String, byte[]> members = photos("a", 3);
        write("a.tar.gz", members);
        IngestRun run = run();
        run.run();

        members.putAll(photos("b", 1));
        write("a.tar.gz", members);
        Tally second = run.run();

        assertThat(second).hasToString("5 found = 4 uploaded + 1 excluded (3 known)");
        assertThat(run.progress().hashedFiles()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar.zst"})
    void an_archive_is_deleted_once_the_server_was_seen_to_hold_all_of_it(String name) throws Exception {
        Map<String, byte[]> members = photos("a", 3);
        members.put("a0.jpg.xmp", ArchiveBytes.text("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"));
        members.put("__MACOSX/._a0.jpg", new byte[10]);
        write(name, members);
        IngestRun run = run().withLibrary(library -> library.setAfter("delete"));

        Tally tally = run.run();

        assertThat(tally).hasToString("4 found = 3 uploaded + 1 excluded, 1 sidecar");
        assertThat(folder.resolve(name)).doesNotExist();
        assertThat(rows().values()).allSatisfy(row -> assertThat(row.disposal()).isEqualTo("deleted"));
        assertThat(server.assetCount()).isEqualTo(3);
        assertThat(run.run()).hasToString("0 found"); // nothing says that the folder should not be empty
    }

    @Test
    void what_the_server_does_not_hold_keeps_an_archive_from_being_deleted_but_not_from_being_moved() throws Exception {
        Map<String, byte[]> members = photos("a", 2);
        members.put("notes.json", ArchiveBytes.text("{}"));
        write("a.zip", members);
        write("more/b.tgz", photos("b", 2));
        IngestRun run = run().withLibrary(library -> library.setAfter("delete"));

        run.run();
        assertThat(folder.resolve("a.zip")).exists();
        assertThat(folder.resolve("more/b.tgz")).doesNotExist();
        assertThat(states().get("a.zip"))
                .startsWith("excluded: archive of 3 members: 2 uploaded, 1 unsupported; left in its place: the server"
                        + " was not seen to hold 1 of its 3 files; by rules ");
        assertThat(run.run()).hasToString("1 found = 1 excluded (1 known)");
        run.withLibrary(library -> library.setAfter("move:" + data.resolve("done")));
        assertThat(run.run()).hasToString("4 found = 2 uploaded + 1 unsupported + 1 excluded (1 known)");
        assertThat(data.resolve("done/a.zip")).exists();
        assertThat(folder.resolve("a.zip")).doesNotExist();
        assertThat(row("a.zip!/a0.jpg").disposal()).isEqualTo("moved to " + data.resolve("done/a.zip"));
    }

    @Test
    void an_archive_with_an_image_that_failed_or_was_left_out_stays() throws Exception {
        byte[] zip = ArchiveBytes.zip(photos("a", 2), 0);
        zip[200] ^= 1;
        Files.write(folder.resolve("a.zip"), zip);
        write("b.zip", photos("b", 2));
        Files.write(folder.resolve("documents.zip"), ArchiveBytes.zip(Map.of("letter.txt", new byte[10])));
        IngestRun run = run().withLibrary(library -> {
            library.setAfter("move:" + data.resolve("done"));
            library.setExclude("b1*");
        });

        run.run();

        assertThat(folder.resolve("a.zip")).exists();
        assertThat(folder.resolve("b.zip")).exists();
        assertThat(folder.resolve("documents.zip")).exists();
        assertThat(states().get("b.zip")).contains("not seen to hold 1 of its 2 images and videos");
    }

    @Test
    void parts_of_a_split_zip_are_no_files_of_their_own_and_go_together() throws Exception {
        byte[] zip = ArchiveBytes.zip(photos("a", 3));
        Files.write(folder.resolve("a.zip.001"), Arrays.copyOf(zip, 1000));
        Files.write(folder.resolve("a.zip.002"), Arrays.copyOfRange(zip, 1000, zip.length));
        Files.write(folder.resolve("b.z01"), new byte[10]);
        IngestRun run = run().withLibrary(library -> library.setAfter("delete"));

        Tally tally = run.run();

        assertThat(tally).hasToString("5 found = 3 uploaded + 1 excluded + 1 failed, 1 part");
        assertThat(folder.resolve("a.zip.001")).doesNotExist();
        assertThat(folder.resolve("a.zip.002")).doesNotExist();
        assertThat(states()).containsEntry("b.z01", "failed: is a part of b.zip, which is missing");
    }

    @Test
    void a_member_that_is_larger_than_the_spool_is_read_from_the_archive() throws Exception {
        Map<String, byte[]> members = photos("a", 3);
        byte[] large = new byte[60_000];
        random.nextBytes(large);
        members.put("large.jpg", large);
        write("a.tar.gz", members);
        IngestRun run = run().with("camel.component.checksum.spoolBudget", "50kB");

        assertThat(run.run()).hasToString("5 found = 4 uploaded + 1 excluded");
        assertThat(server.assetCount()).isEqualTo(4);
    }

    @Test
    void archives_cut_and_flipped_at_random_end_in_order_and_none_goes_unconfirmed() throws Exception {
        Map<String, Function<Map<String, byte[]>, byte[]>> kinds = Map.of(
                ".zip",
                ArchiveBytes::zip,
                ".tar",
                ArchiveBytes::tar,
                ".tar.gz",
                members -> ArchiveBytes.gzip(ArchiveBytes.tar(members)),
                ".tar.zst",
                members -> ArchiveBytes.zstd(ArchiveBytes.tar(members)));
        for (int number = 0; number < 200; number++) {
            String kind = List.of(".zip", ".tar", ".tar.gz", ".tar.zst").get(number % 4);
            byte[] archive = Objects.requireNonNull(kinds.get(kind)).apply(photos("a" + number + "-", 3));
            if (number % 8 < 4) {
                archive = Arrays.copyOf(archive, random.nextInt(archive.length));
            } else {
                for (int flip = 0; flip < 3; flip++) {
                    archive[random.nextInt(archive.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            Files.write(folder.resolve(number + kind), archive);
        }

        Tally tally = run().withLibrary(library -> library.setAfter("delete")).run();

        assertThat(tally.balances()).isTrue();
        assertThat(tally.putBack()).isZero();
        assertThat(rows()).hasSize((int) tally.found());
        for (int number = 0; number < 200; number++) {
            String name =
                    number + List.of(".zip", ".tar", ".tar.gz", ".tar.zst").get(number % 4);
            if (Files.notExists(folder.resolve(name))) {
                assertThat(rows().entrySet().stream()
                                .filter(row -> row.getKey().startsWith(name + "!/"))
                                .map(row -> row.getValue().known().state()))
                        .describedAs(name)
                        .isNotEmpty()
                        .containsOnly(FileState.UPLOADED);
            }
        }
    }

    private IngestRun run() {
        return new IngestRun(folder, data, server);
    }

    private Map<String, byte[]> photos(String prefix, int count) {
        Map<String, byte[]> photos = new LinkedHashMap<>();
        for (int number = 0; number < count; number++) {
            byte[] bytes = new byte[900];
            random.nextBytes(bytes);
            photos.put(prefix + number + ".jpg", bytes);
        }
        return photos;
    }

    private void write(String name, Map<String, byte[]> members) throws IOException {
        byte[] tar = ArchiveBytes.tar(members);
        byte[] bytes = name.endsWith(".zip")
                ? ArchiveBytes.zip(members)
                : name.endsWith("gz") ? ArchiveBytes.gzip(tar) : name.endsWith("zst") ? ArchiveBytes.zstd(tar) : tar;
        Files.createDirectories(folder.resolve(name).getParent());
        Path written = Files.write(data.resolve("written"), bytes);
        Files.move(written, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private LedgerRow row(String path) throws IOException {
        return Objects.requireNonNull(rows().get(path), path);
    }

    private Map<String, LedgerRow> rows() throws IOException {
        return run().recorded().stream()
                .collect(Collectors.toMap(
                        row -> row.path().substring(folder.toString().length() + 1), row -> row));
    }

    private Map<String, String> states() throws IOException {
        return rows().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        row -> row.getValue().known().state().label() + ": "
                                + row.getValue().known().reason()));
    }
}
