package io.drover.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.testing.SettableClock;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk stops new work, loses nothing and resumes. SQLite's own page limit raises the same error. */
class LedgerDiskFullTest {
    @TempDir
    Path folder;

    private Store store;
    private Ledger ledger;
    private int target;

    @BeforeEach
    void open() {
        store = Stores.open(new DataFolder(folder, "test"), null);
        ledger = new Ledger(store, new SettableClock(Instant.EPOCH), Duration.ofMillis(200), Duration.ZERO);
        target = ledger.target(new TargetId("http://immich.home/api", "user-1"));
    }

    @AfterEach
    void close() {
        ledger.close();
        store.close();
    }

    @Test
    void what_waits_for_space_is_written_when_there_is_some() throws Exception {
        limitPages(1);
        List<CompletableFuture<@Nullable Void>> all = recordMany();
        assertThatThrownBy(() -> all.get(2_999).get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(ledger.trouble()).hasMessage("the disk of " + store.location() + " is full");

        limitPages(1_000_000);

        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        assertThat(ledger.trouble()).isNull();
        assertThat(ledger.overview())
                .extracting(LedgerCount::state, LedgerCount::files)
                .containsExactly(tuple(FileState.UPLOADED, 3_000L));
    }

    @Test
    void what_still_waits_at_the_end_is_put_back_with_the_reason() {
        limitPages(1);
        List<CompletableFuture<@Nullable Void>> all = recordMany();

        ledger.close();

        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThatThrownBy(() -> all.get(2_999).get(1, TimeUnit.SECONDS))
                .hasCauseInstanceOf(PutBackException.class)
                .hasMessageContaining("is full");
    }

    @Test
    void what_waits_is_put_back_when_drover_stops_though_the_ledger_is_still_open() {
        limitPages(1);
        List<CompletableFuture<@Nullable Void>> all = recordMany();

        ledger.stopWaiting();

        assertThatThrownBy(() -> all.get(2_999).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(PutBackException.class)
                .hasMessageContaining("is full");
    }

    private List<CompletableFuture<@Nullable Void>> recordMany() {
        return IntStream.range(0, 3_000)
                .mapToObj(i -> ledger.record(
                        target,
                        new Outcome(
                                new SourceFile(
                                        "folder",
                                        "immich",
                                        Path.of("/photos/a longer name so that pages fill up " + i + ".jpg"),
                                        new FileStamp(1, 2, null),
                                        null,
                                        null),
                                null,
                                FileState.UPLOADED,
                                null,
                                null,
                                null)))
                .toList();
    }

    /** A limit below what is used already means: no page more. */
    private void limitPages(int pages) {
        store.write(session -> {
            try (ResultSet row =
                    session.prepare("pragma max_page_count = " + pages).executeQuery()) {
                return row.next();
            }
        });
    }
}
