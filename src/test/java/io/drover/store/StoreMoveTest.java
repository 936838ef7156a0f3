package io.drover.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.testing.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store moves from the data folder to PostgreSQL as a whole, or not at all. */
class StoreMoveTest {
    private static final StoreMove.Listener NOBODY = (table, rows) -> {};

    private static Postgres postgres;

    @TempDir
    private Path folder;

    private DataFolder data;
    private String url;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void fill() throws Exception {
        data = new DataFolder(folder, "test");
        url = postgres.emptyDatabase();
        try (Connection connection = new SqliteFile(data.database()).connect()) {
            new OldStore(Migrations.NEWEST).fillSqlite(connection);
        }
    }

    @Test
    void every_row_of_every_table_arrives_and_stays_where_it_was() throws SQLException {
        Map<String, List<String>> tables;
        Map<String, List<String>> before;
        try (Connection connection = new SqliteFile(data.database()).connect()) {
            tables = OldStore.tables(connection);
            before = OldStore.rows(connection, tables);
        }

        StoreMove.Result result = move(NOBODY);

        try (Connection from = new SqliteFile(data.database()).connect();
                Connection to = DriverManager.getConnection(url)) {
            assertThat(OldStore.rows(to, tables)).isEqualTo(before);
            assertThat(OldStore.rows(from, tables)).isEqualTo(before);
        }
        before.remove("compatibility");
        assertThat(result.rows().keySet()).isEqualTo(before.keySet());
        assertThat(result.rows())
                .allSatisfy((table, rows) -> assertThat(rows)
                        .isEqualTo(requireNonNull(before.get(table)).size())
                        .isPositive());
    }

    @Test
    void what_is_added_then_gets_numbers_that_are_free() throws SQLException {
        move(NOBODY);

        try (Store store = Stores.open(data, StoreAddress.of(url))) {
            store.write(session -> session.prepare("insert into directory (path) values ('/new')")
                    .executeUpdate());
            store.write(session -> session.prepare("insert into target (server, user_id) values ('s', 'u')")
                    .executeUpdate());
        }

        assertThat(postgres.askNumber("select id from directory where path = '/new'"))
                .isEqualTo(3);
        assertThat(postgres.askNumber("select id from target where server = 's'"))
                .isEqualTo(3);
    }

    @Test
    void rows_beyond_one_batch_and_large_ones_arrive() throws SQLException {
        try (Connection connection = new SqliteFile(data.database()).connect();
                PreparedStatement directory =
                        connection.prepareStatement("insert into directory (path) values ('/many/' || ?)");
                PreparedStatement batch =
                        connection.prepareStatement("insert into feed_outbox values (1, ?, ?, null)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 2_500; i++) {
                directory.setInt(1, i);
                directory.executeUpdate();
            }
            for (int i = 100; i < 105; i++) {
                batch.setInt(1, i);
                batch.setBytes(2, new byte[5_000_000]);
                batch.executeUpdate();
            }
            connection.commit();
        }

        StoreMove.Result result = move(NOBODY);

        assertThat(result.rows()).containsEntry("directory", 2_502L).containsEntry("feed_outbox", 6L);
        assertThat(postgres.askNumber("select sum(length(changes)) from feed_outbox"))
                .isEqualTo(5 * 5_000_000 + 2);
    }

    @Test
    void a_text_that_postgresql_cannot_keep_as_it_is_arrives_without_its_zeros() throws SQLException {
        try (Connection connection = new SqliteFile(data.database()).connect();
                PreparedStatement update =
                        connection.prepareStatement("update file set reason = ? where name = 'b.jpg'")) {
            update.setString(1, "it said \0");
            update.executeUpdate();
        }

        move(NOBODY);

        assertThat(postgres.ask("select reason from file where name = 'b.jpg'")).isEqualTo("it said \uFFFD");
    }

    @Test
    void a_move_that_ends_early_has_moved_nothing_and_can_be_done_again() throws SQLException {
        assertThatThrownBy(() -> move((table, rows) -> {
                    if (table.equals("mirror_link")) {
                        drop();
                    }
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(StoreAddress.of(url) + ": ");
        assertThat(postgres.askNumber("select count(*) from file")).isZero();

        move(NOBODY);

        assertThat(postgres.askNumber("select count(*) from file")).isEqualTo(3);
    }

    @Test
    void a_database_that_holds_something_is_left_alone() throws SQLException {
        move(NOBODY);

        assertThatThrownBy(() -> move(NOBODY))
                .isInstanceOf(StoreException.class)
                .hasMessage("the database " + StoreAddress.of(url)
                        + " is in use by Drover: its table directory holds 2 rows; name one that is empty");
        assertThat(postgres.askNumber("select count(*) from directory")).isEqualTo(2);
    }

    @Test
    void a_store_of_an_older_drover_is_to_be_brought_up_to_date_first() throws Exception {
        Files.delete(data.database());
        try (Connection connection = new SqliteFile(data.database()).connect()) {
            new OldStore(Migrations.NEWEST - 1).fillSqlite(connection);
        }

        assertThatThrownBy(() -> move(NOBODY))
                .isInstanceOf(StoreException.class)
                .hasMessage(data.database() + " is of an older Drover: run or upload with this one first");
    }

    private StoreMove.Result move(StoreMove.Listener listener) {
        return new StoreMove(data, StoreAddress.of(url), listener).run();
    }

    private static void drop() {
        try {
            postgres.dropConnections();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
