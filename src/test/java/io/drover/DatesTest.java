package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.StoredAsset;
import io.drover.testing.IngestRun;
import io.drover.testing.PhotoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture was taken when its headers say, in its source's zone where they leave that open; a source may take some dates only. */
class DatesTest {
    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    private SandboxServer server;
    private IngestRun run;

    @BeforeEach
    void start() throws IOException {
        server = SandboxServer.builder().start();
        run = new IngestRun(folder, data, server);
        write(
                "exact.jpg",
                PhotoFile.seed(1).taken("2024:05:01 10:00:00").offset("-07:00").jpeg());
        write("local.jpg", PhotoFile.seed(2).taken("2024:05:01 00:30:00").jpeg());
        write(
                "movie.mov",
                PhotoFile.seed(3).made(Instant.parse("2019-12-31T23:30:00Z")).mov());
        write("silent.png", "no picture at all".getBytes());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_server_is_told_when_a_picture_was_taken() throws IOException {
        run.withLibrary(library -> library.setZone("Europe/Berlin")).run();

        assertThat(created())
                .isEqualTo(Map.of(
                        "exact.jpg", "2024-05-01T17:00:00.000Z",
                        "local.jpg", "2024-04-30T22:30:00.000Z",
                        "movie.mov", "2019-12-31T23:30:00.000Z",
                        "silent.png", "2001-02-03T04:05:06.000Z"));
        assertThat(server.assets())
                .allSatisfy(asset ->
                        assertThat(asset.fields()).containsEntry("fileModifiedAt", "2001-02-03T04:05:06.000Z"));
    }

    @Test
    void a_library_without_a_zone_is_in_utc() throws IOException {
        run.run();

        assertThat(created()).containsEntry("local.jpg", "2024-05-01T00:30:00.000Z");
    }

    @Test
    void what_was_not_taken_when_the_library_says_is_left_out_with_the_reason_and_not_read_again() throws IOException {
        run.withLibrary(library -> {
            library.setZone("Europe/Berlin");
            library.setSince("2020-01-01");
            library.setUntil("2024-04-30");
        });

        Tally first = run.run();
        long hashed = run.progress().hashedFiles();
        Tally second = run.run();

        assertThat(reasons())
                .isEqualTo(Map.of(
                        "exact.jpg", "taken 2024-05-01T10:00:00-07:00, after until=2024-04-30 in Europe/Berlin",
                        "local.jpg", "taken 2024-05-01T00:30:00+02:00, after until=2024-04-30 in Europe/Berlin",
                        "silent.png", "modified 2001-02-03T05:05:06+01:00, before since=2020-01-01 in Europe/Berlin"));
        assertThat(first.of(FileState.EXCLUDED)).isEqualTo(3);
        assertThat(created()).containsOnlyKeys("movie.mov");
        assertThat(hashed).isEqualTo(1);
        assertThat(second.known()).describedAs(second.toString()).isEqualTo(4);
        assertThat(second.balances()).isTrue();
    }

    @Test
    void a_date_counts_to_its_end_in_the_zone() throws IOException {
        run.withLibrary(library -> {
                    library.setZone("+02:00");
                    library.setUntil("2024-05-01");
                })
                .run();

        assertThat(created()).containsOnlyKeys("exact.jpg", "local.jpg", "movie.mov", "silent.png");
    }

    @Test
    void what_was_left_out_is_taken_when_the_range_grows() throws IOException {
        run.withLibrary(library -> library.setSince("2024-05-01T00:00:00Z")).run();
        assertThat(created()).containsOnlyKeys("exact.jpg", "local.jpg");

        Tally tally = run.withLibrary(library -> library.setSince("2019-01-01")).run();

        assertThat(created()).containsOnlyKeys("exact.jpg", "local.jpg", "movie.mov");
        assertThat(tally.of(FileState.EXCLUDED)).isEqualTo(1);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
    }

    private Map<String, String> created() {
        Map<String, String> created = new TreeMap<>();
        for (StoredAsset asset : server.assets()) {
            created.put(asset.name(), String.valueOf(asset.fields().get("fileCreatedAt")));
        }
        return created;
    }

    private Map<String, String> reasons() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (LedgerRow row : run.recorded()) {
            if (row.known().state() == FileState.EXCLUDED) {
                reasons.put(
                        String.valueOf(Path.of(row.path()).getFileName()),
                        String.valueOf(row.known().reason()));
            }
        }
        return reasons;
    }
}
