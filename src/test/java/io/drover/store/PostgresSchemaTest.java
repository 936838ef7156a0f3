package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.testing.Postgres;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes share one schema, also while they are exchanged one by one. */
class PostgresSchemaTest {
    private static final DataFolder UNUSED = new DataFolder(Path.of("/nowhere"), "test");
    private static final int NEXT = Migrations.NEWEST + 1;

    private static Postgres postgres;

    private StoreAddress address;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        address = new StoreAddress(postgres.emptyDatabase(), null, null, 2);
    }

    @Test
    void of_nodes_that_start_at_the_same_time_one_makes_the_tables() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(10);
        try {
            List<CompletableFuture<Void>> starts = Stream.generate(() -> CompletableFuture.runAsync(
                            () -> Stores.open(UNUSED, address).close(), nodes))
                    .limit(10)
                    .toList();

            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(postgres.askNumber("select count(*) from drover_migration where mtype = 'V'"))
                .isEqualTo(Migrations.NEWEST);
        assertThat(postgres.askNumber("select count(*) from compatibility")).isEqualTo(1);
    }

    @Test
    void the_schema_of_the_next_drover_is_used_as_it_is_while_it_allows_that() throws Exception {
        Stores.open(UNUSED, address).close();
        postgres.execute("update drover_migration set mversion = '" + NEXT + ".0' where mversion like '1.%'");

        Stores.open(UNUSED, address).close();
        Stores.openReadOnly(UNUSED, address).close();

        assertThat(postgres.askNumber("select max(cast(cast(mversion as decimal) as integer)) from drover_migration"))
                .isEqualTo(NEXT);
        assertThat(Stores.describe(address)).isEqualTo(address.toString());
    }

    @Test
    void a_schema_that_only_newer_drovers_may_use_is_left_alone() throws Exception {
        Stores.open(UNUSED, address).close();
        postgres.execute("update drover_migration set mversion = '" + NEXT + ".0' where mversion like '1.%'");
        postgres.execute("update compatibility set oldest = " + NEXT);

        String sentence = address + " is of a newer Drover (schema " + NEXT + ", this one knows " + Migrations.NEWEST
                + "): use that one, or another database";
        assertThatThrownBy(() -> Stores.open(UNUSED, address)).hasMessage(sentence);
        assertThatThrownBy(() -> Stores.openReadOnly(UNUSED, address)).hasMessage(sentence);
        assertThatThrownBy(() -> Stores.describe(address)).hasMessage(sentence);
    }

    @Test
    void an_empty_database_is_described_and_stays_empty() throws Exception {
        assertThat(Stores.describe(address)).isEqualTo(address + ", its tables made at the first run");

        assertThat(postgres.askNumber("select count(*) from information_schema.tables where table_schema = 'public'"))
                .isZero();
    }

    @Test
    void whoever_may_not_make_tables_is_told() throws Exception {
        postgres.execute("drop role if exists reader");
        postgres.execute("create role reader login password 'word'");
        StoreAddress reader = new StoreAddress(address.url().replaceFirst("\\?.*", ""), "reader", () -> "word", 2);

        assertThatThrownBy(() -> Stores.open(UNUSED, reader))
                .isInstanceOf(StoreException.class)
                .hasMessage(reader + ": the user reader may make no tables there; let a superuser say in this database:"
                        + " grant usage, create on schema public to reader");
        assertThatThrownBy(() -> Stores.describe(reader)).hasMessageContaining("may make no tables there");

        postgres.execute("grant usage, create on schema public to reader");
        Stores.open(UNUSED, reader).close();
    }

    @Test
    void several_hosts_are_asked_for_the_one_that_takes_writes() throws Exception {
        String port = address.url().replaceFirst(".*:(\\d+)/.*", "$1");
        String hosts = "localhost:" + port + ",127.0.0.1:" + port;
        StoreAddress several = StoreAddress.of(address.url().replaceFirst("localhost:\\d+", hosts));
        Stores.open(UNUSED, several).close();

        postgres.readOnly(true);
        try {
            assertThatThrownBy(() -> Stores.open(UNUSED, several))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("primary");
            Stores.openReadOnly(UNUSED, several).close();
        } finally {
            postgres.readOnly(false);
        }
    }
}
