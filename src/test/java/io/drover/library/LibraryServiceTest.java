package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.SourceFile;
import io.drover.ingest.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A library that stays: it is scanned again and again, and hears of files in between where it watches. */
@Timeout(60)
class LibraryServiceTest {
    @TempDir
    Path root;

    private final FakeLedger ledger = new FakeLedger();
    private final BlockingQueue<Path> arrived = new LinkedBlockingQueue<>();

    @Test
    void a_rescan_finds_what_came_since() throws Exception {
        Path first = Files.writeString(root.resolve("a.jpg"), "a");
        try (LibraryRun run = run(root, Map.of("stableFor", "0", "rescanEvery", "50"))) {
            run.start();
            assertThat(next()).isEqualTo(first);

            Path second = Files.writeString(root.resolve("b.jpg"), "b");

            assertThat(next()).isEqualTo(second);
        }
    }

    @Test
    void a_route_that_was_stopped_and_is_started_again_scans_again() throws Exception {
        Path first = Files.writeString(root.resolve("a.jpg"), "a");
        try (LibraryRun run = run(root, Map.of("stableFor", "0"))) {
            run.start();
            assertThat(next()).isEqualTo(first);
            run.routes().stopRoute("library");
            Path second = Files.writeString(root.resolve("b.jpg"), "b");

            run.routes().startRoute("library");

            assertThat(next()).isEqualTo(second);
        }
    }

    @Test
    void a_watched_folder_is_looked_at_when_a_file_comes() throws Exception {
        Path first = Files.writeString(root.resolve("a.jpg"), "a");
        Path album = Files.createDirectories(root.resolve("album"));
        try (LibraryRun run = run(root, Map.of("stableFor", "100", "watch", true))) {
            run.start();
            assertThat(next()).isEqualTo(first);
            run.finish();

            Path second = write(album, "b.jpg");

            assertThat(next()).isEqualTo(second);
        }
    }

    @Test
    void a_root_that_is_missing_is_tried_again() throws Exception {
        Path later = root.resolve("mounted/later");
        try (LibraryRun run = run(later, Map.of("stableFor", "0", "rescanEvery", "50"))) {
            run.start();
            assertThat(run.endpoint().finished()).failsWithin(Duration.ofSeconds(30));

            Files.createDirectories(later);
            Path photo = write(later, "a.jpg");

            assertThat(next()).isEqualTo(photo);
        }
    }

    @Test
    void the_tally_is_live() throws Exception {
        Path photo = Files.writeString(root.resolve("a.jpg"), "abc");
        try (LibraryRun run = run(root, Map.of("stableFor", "0"))) {
            run.start();
            assertThat(next()).isEqualTo(photo);

            Tally tally = run.endpoint().tally();

            assertThat(tally.found()).isEqualTo(1);
            assertThat(tally.foundBytes()).isEqualTo(3);
        }
    }

    private Path write(Path folder, String name) throws Exception {
        return Files.writeString(folder.resolve(name), name);
    }

    private Path next() throws InterruptedException {
        return Objects.requireNonNull(arrived.poll(30, TimeUnit.SECONDS), "nothing came");
    }

    private LibraryRun run(Path path, Map<String, Object> options) throws Exception {
        return new LibraryRun(ledger, Clock.systemUTC(), path, options, this::arrive);
    }

    private void arrive(Exchange exchange) {
        ledger.record(exchange);
        arrived.add(exchange.getMessage().getBody(SourceFile.class).path());
    }
}
