package io.drover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.ingest.FileState;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.store.Store;
import io.drover.testing.FileTree;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A full disk in mid-run: work stands still, nothing is lost, and it goes on by itself when there is room. */
class StoreTroubleTest {
    private static final int FILES = 3_000;
    private static final int IN_FLIGHT = 200;

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void a_full_disk_holds_the_work_and_it_goes_on_when_there_is_room() throws Exception {
        new FileTree(folder, new Random(61)).files(FILES, 200);
        try (SandboxServer server = SandboxServer.builder().start()) {
            IngestRun run = run(server);
            try (IngestRun.Started started = run.start()) {
                assertThat(server.awaitRequests("uploadAsset", 100, Duration.ofSeconds(30)))
                        .isTrue();
                limitPages(started.store(), 1);
                waitForTrouble(started);
                assertThat(started.tally().found() - started.tally().ended()).isLessThanOrEqualTo(IN_FLIGHT);

                limitPages(started.store(), 1_000_000);
                Tally tally = started.finished();

                assertThat(tally.of(FileState.UPLOADED))
                        .describedAs(tally.toString())
                        .isEqualTo(FILES);
                assertThat(tally.balances()).isTrue();
                assertThat(started.ledger().trouble()).isNull();
            }
            assertThat(run.recorded()).hasSize(FILES);
            assertThat(server.requests("uploadAsset")).isEqualTo(FILES);
        }
    }

    @Test
    @Timeout(60)
    void a_stop_while_the_disk_is_full_puts_back_what_waits_and_the_next_run_sends_nothing_twice() throws Exception {
        new FileTree(folder, new Random(62)).files(FILES, 200);
        try (SandboxServer server = SandboxServer.builder().start()) {
            IngestRun run = run(server);
            Tally stopped;
            try (IngestRun.Started started = run.start()) {
                assertThat(server.awaitRequests("uploadAsset", 100, Duration.ofSeconds(30)))
                        .isTrue();
                limitPages(started.store(), 1);
                waitForTrouble(started);
                stopped = started.tally();
            }
            assertThat(stopped.of(FileState.FAILED))
                    .describedAs(stopped.toString())
                    .isZero();
            assertThat(stopped.putBack()).isPositive();
            assertThat(stopped.balances()).isTrue();

            Tally tally = run.run();

            assertThat(tally.of(FileState.UPLOADED) + tally.of(FileState.DUPLICATE))
                    .describedAs(tally.toString())
                    .isEqualTo(FILES);
            assertThat(server.assetCount()).isEqualTo(FILES);
            assertThat(server.requests("uploadAsset")).isEqualTo(FILES);
        }
    }

    private IngestRun run(SandboxServer server) {
        return new IngestRun(folder, data, server)
                .with("camel.component.immich.checkBatch", "100")
                .withLibrary(library -> library.setInFlight(IN_FLIGHT));
    }

    /** The run cannot end meanwhile. */
    private static void waitForTrouble(IngestRun.Started started) {
        while (started.ledger().trouble() == null) {
            assertThatThrownBy(() -> started.end().get(50, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    /** SQLite's own limit, which raises the same error; below what is used already it means: no page more. */
    private static void limitPages(Store store, int pages) throws IOException {
        store.write(session -> {
            try (ResultSet row =
                    session.prepare("pragma max_page_count = " + pages).executeQuery()) {
                return row.next();
            }
        });
    }
}
