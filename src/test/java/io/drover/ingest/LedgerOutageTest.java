package io.drover.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.StoreAddress;
import io.drover.store.StoreException;
import io.drover.store.Stores;
import io.drover.testing.Postgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that goes away, refuses or loses what it held costs the ledger time, and no row. */
class LedgerOutageTest {
    private static final DataFolder UNUSED = new DataFolder(Path.of("/nowhere"), "test");
    private static final TargetId HOME = new TargetId("http://immich.home/api", "user-1");
    private static final String SHA1 = "0123456789abcdef0123456789abcdef01234567";
    private static final int FILES = 4_000;
    private static final int FOLDERS = 40;

    private static Postgres postgres;

    private Store store;
    private Ledger ledger;
    private int home;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void open() throws Exception {
        store = Stores.open(UNUSED, StoreAddress.of(postgres.emptyDatabase()));
        ledger = Ledger.patient(store, Clock.systemUTC());
        home = ledger.target(HOME);
    }

    @AfterEach
    void close() {
        ledger.close();
        store.close();
    }

    @Test
    void what_is_recorded_while_the_server_is_killed_is_there_once() throws Exception {
        List<CompletableFuture<@Nullable Void>> first = recordAll(0, FILES / 2);

        postgres.kill();
        List<CompletableFuture<@Nullable Void>> second = recordAll(FILES / 2, FILES);
        awaitTrouble();
        assertThat(second).noneMatch(CompletableFuture::isDone);
        postgres.startAgain();

        join(first);
        join(second);
        assertEveryFileOnce();
        assertThat(ledger.trouble()).isNull();
    }

    @Test
    void what_is_recorded_on_a_demoted_primary_waits_for_one_that_takes_it() throws Exception {
        postgres.readOnly(true);
        List<CompletableFuture<@Nullable Void>> all = recordAll(0, FILES);
        awaitTrouble();
        assertThat(ledger.trouble()).hasMessageContaining("read-only transaction");
        assertThat(all).noneMatch(CompletableFuture::isDone);

        postgres.readOnly(false);

        join(all);
        assertEveryFileOnce();
    }

    @Test
    void what_is_recorded_over_connections_that_are_dropped_is_there_once() throws Exception {
        List<CompletableFuture<@Nullable Void>> all = new ArrayList<>();
        for (int from = 0; from < FILES; from += FILES / 10) {
            all.addAll(recordAll(from, from + FILES / 10));
            postgres.dropConnections();
        }

        join(all);
        assertEveryFileOnce();
    }

    @Test
    void questions_wait_until_the_server_is_back() throws Exception {
        join(recordAll(0, 1));
        postgres.kill();

        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> find(0));
        assertThatThrownBy(() -> answer.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        postgres.startAgain();

        assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo(1);
    }

    @Test
    void questions_do_not_wait_any_more_when_drover_stops() throws Exception {
        postgres.kill();
        try {
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> find(0));

            ledger.stopWaiting();

            assertThatThrownBy(() -> answer.get(1, TimeUnit.MINUTES))
                    .cause()
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.temporary()).isTrue());
        } finally {
            postgres.startAgain();
        }
    }

    @Test
    void a_question_does_not_wait_longer_than_it_may() throws Exception {
        postgres.kill();
        try (Ledger impatient = new Ledger(store, Clock.systemUTC(), Duration.ofSeconds(1), Duration.ofMillis(1))) {
            assertThatThrownBy(() -> impatient.target(HOME))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(store.location());
        } finally {
            postgres.startAgain();
        }
    }

    @Test
    void nodes_that_record_the_same_files_in_any_order_do_not_hinder_each_other() throws Exception {
        try (Store otherStore = Stores.open(UNUSED, StoreAddress.of(postgres.url()));
                Ledger other = Ledger.patient(otherStore, Clock.systemUTC())) {
            List<Integer> files =
                    new ArrayList<>(IntStream.range(0, FILES).boxed().toList());
            List<CompletableFuture<@Nullable Void>> all = new ArrayList<>();
            CompletableFuture<Void> here = CompletableFuture.runAsync(() -> recordInto(ledger, files, all));
            List<Integer> backwards = new ArrayList<>(files);
            Collections.reverse(backwards);

            recordInto(other, backwards, all);

            here.get(1, TimeUnit.MINUTES);
            join(all);
            assertEveryFileOnce();
            assertThat(postgres.ask("select deadlocks from pg_stat_database where datname = current_database()"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_server_that_has_lost_the_last_rows_takes_them_again_under_their_own_names() throws Exception {
        join(recordAll(0, FILES / 2));
        Path copy = postgres.copy();
        join(recordAll(FILES / 2, FILES));
        postgres.goBackTo(copy);
        assertThat(rows()).isEqualTo(FILES / 2);

        // their folders were new, and the ledger knew them by their numbers
        join(recordAll(FILES / 2, FILES));

        assertEveryFileOnce();
    }

    private List<CompletableFuture<@Nullable Void>> recordAll(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> record(ledger, i)).toList();
    }

    private void recordInto(Ledger node, List<Integer> files, List<CompletableFuture<@Nullable Void>> all) {
        for (int file : files) {
            CompletableFuture<@Nullable Void> done = record(node, file);
            synchronized (all) {
                all.add(done);
            }
        }
    }

    private CompletableFuture<@Nullable Void> record(Ledger node, int number) {
        var file = new SourceFile(
                "folder", "immich", path(number), new FileStamp(number, 1_000L + number, null), null, null);
        return node.record(home, new Outcome(file, SHA1, FileState.UNSUPPORTED, null, null, null));
    }

    /** A folder holds files that follow each other. */
    private static Path path(int number) {
        return Path.of("/photos/" + number / (FILES / FOLDERS) + "/" + number + ".jpg");
    }

    private int find(int number) {
        Path path = path(number);
        return ledger.find(
                        home,
                        requireNonNull(path.getParent()),
                        List.of(path.getFileName().toString()))
                .size();
    }

    private void assertEveryFileOnce() throws Exception {
        assertThat(rows()).isEqualTo(FILES);
        for (int number = 0; number < FILES; number++) {
            assertThat(find(number)).describedAs(path(number).toString()).isEqualTo(1);
        }
        assertThat(postgres.ask("select count(*) from file where size <> modified - 1000 or attempts <> 1"))
                .isEqualTo("0");
    }

    private static int rows() throws Exception {
        return Integer.parseInt(postgres.ask("select count(*) from file"));
    }

    private void awaitTrouble() throws Exception {
        CompletableFuture<Void> found = CompletableFuture.runAsync(() -> {
            while (ledger.trouble() == null) {
                Thread.onSpinWait();
            }
        });
        found.get(1, TimeUnit.MINUTES);
    }

    private static void join(List<CompletableFuture<@Nullable Void>> all) throws Exception {
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);
    }
}
