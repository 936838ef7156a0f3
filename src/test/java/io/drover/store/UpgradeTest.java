package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.testing.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A store of any earlier Drover comes up to the newest schema with all of its rows. */
class UpgradeTest {
    private static Postgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    static IntStream schemas() {
        return IntStream.rangeClosed(1, Migrations.NEWEST);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void a_store_on_sqlite_keeps_all_rows(int schema) throws SQLException {
        DataFolder data = new DataFolder(folder, "test");
        SqliteFile file = new SqliteFile(data.database());
        Map<String, List<String>> tables;
        Map<String, List<String>> before;
        try (Connection connection = file.connect()) {
            new OldStore(schema).fillSqlite(connection);
            tables = OldStore.tables(connection);
            before = OldStore.rows(connection, tables);
        }

        Stores.open(data, null).close();

        try (Connection connection = file.connect()) {
            assertThat(Migrations.version(connection)).isEqualTo(Migrations.NEWEST);
            assertThat(OldStore.rows(connection, tables)).isEqualTo(before);
            assertThat(OldStore.tables(connection)).isEqualTo(tablesOfNew());
        }
        assertThat(file.checked("the store")).isEqualTo(Migrations.NEWEST);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void a_store_on_postgresql_keeps_all_rows(int schema) throws SQLException {
        String url = postgres.emptyDatabase();
        Map<String, List<String>> tables;
        Map<String, List<String>> before;
        try (Connection connection = DriverManager.getConnection(url)) {
            new OldStore(schema).fillPostgres(connection);
            tables = OldStore.tables(connection);
            before = OldStore.rows(connection, tables);
        }

        Stores.open(new DataFolder(folder, "test"), StoreAddress.of(url)).close();

        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(Migrations.version(connection)).isEqualTo(Migrations.NEWEST);
            assertThat(OldStore.rows(connection, tables)).isEqualTo(before);
            assertThat(OldStore.tables(connection)).isEqualTo(tablesOfNew());
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void every_table_of_a_fixture_holds_rows(int schema) throws SQLException {
        try (Connection connection = new SqliteFile(folder.resolve("old.db")).connect()) {
            new OldStore(schema).fillSqlite(connection);

            assertThat(OldStore.rows(connection, OldStore.tables(connection)))
                    .isNotEmpty()
                    .allSatisfy((table, rows) -> assertThat(rows).isNotEmpty());
        }
    }

    private Map<String, List<String>> tablesOfNew() throws SQLException {
        DataFolder fresh = new DataFolder(folder.resolve("new"), "test").create();
        Stores.open(fresh, null).close();
        try (Connection connection = new SqliteFile(fresh.database()).connect()) {
            return OldStore.tables(connection);
        }
    }
}
