package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.testing.OtherProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite keeps what was committed, and says in one sentence what is wrong. */
class SqliteStoreTest {
    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void nameFolder() {
        data = new DataFolder(folder, "test");
    }

    @Test
    void a_file_that_is_no_database_is_named() throws IOException {
        Files.writeString(data.database(), "This is a diary, not a database.".repeat(100));

        assertThatThrownBy(() -> Stores.open(data, null))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(data.database() + " is damaged or not a database: move it away");
    }

    @Test
    void a_damaged_database_is_named() throws IOException {
        Stores.open(data, null).close();
        try (FileChannel file = FileChannel.open(data.database(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate((int) file.size() - 100), 100);
        }

        assertThatThrownBy(() -> Stores.open(data, null))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(data.database() + " is damaged or not a database: move it away");
    }

    @Test
    void a_database_of_a_newer_drover_is_left_alone() throws SQLException {
        Stores.open(data, null).close();
        Directories.makeNewer(data.database());

        String expected = data.database() + " is of a newer Drover (schema 99, this one knows " + Migrations.NEWEST
                + "): use that one, or another data folder";
        assertThatThrownBy(() -> Stores.open(data, null)).hasMessage(expected);
        assertThatThrownBy(() -> Stores.openReadOnly(data, null)).hasMessage(expected);
    }

    @Test
    void a_reader_works_beside_a_writer_and_cannot_write() {
        try (Store writer = Stores.open(data, null);
                Store reader = Stores.openReadOnly(data, null)) {
            writer.write(SqliteStoreTest::addDirectory);

            assertThat(reader.read(SqliteStoreTest::countDirectories)).isEqualTo(1);
            assertThatThrownBy(() -> reader.write(SqliteStoreTest::addDirectory))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(data.database() + " is not writable");
        }
    }

    @Test
    void a_reader_of_an_unused_folder_is_told_so() {
        assertThatThrownBy(() -> Stores.openReadOnly(data, null))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("holds no ledger yet");
        assertThat(data.database()).doesNotExist();
    }

    @Test
    void a_failed_transaction_leaves_nothing() {
        try (Store store = Stores.open(data, null)) {
            assertThatThrownBy(() -> store.write(session -> {
                        addDirectory(session);
                        throw new SQLException("on purpose");
                    }))
                    .isInstanceOf(StoreException.class);

            assertThat(store.read(SqliteStoreTest::countDirectories)).isZero();
            assertThat(store.writeDurably(SqliteStoreTest::addDirectory)).isEqualTo(1);
        }
    }

    @Test
    void an_error_leaves_nothing_that_the_next_transaction_would_commit() {
        OutOfMemoryError error = new OutOfMemoryError("on purpose");
        try (Store store = Stores.open(data, null)) {
            assertThatThrownBy(() -> store.write(session -> {
                        addDirectory(session);
                        throw error;
                    }))
                    .isSameAs(error);

            store.write(session ->
                    session.prepare("delete from directory where path = 'none'").executeUpdate());
            assertThat(store.read(SqliteStoreTest::countDirectories)).isZero();
        }
    }

    @Test
    void a_reading_that_fails_closes_its_connection() {
        List<Connection> used = new ArrayList<>();
        try (Store store = Stores.open(data, null)) {
            assertThatThrownBy(() -> store.read(session -> {
                        used.add(session.connection());
                        throw new SQLException("on purpose");
                    }))
                    .isInstanceOf(StoreException.class);

            assertThat(used).singleElement().matches(SqliteStoreTest::isClosed);
            assertThat(store.read(SqliteStoreTest::countDirectories)).isZero();
        }
    }

    @Test
    void a_killed_writer_leaves_an_intact_database() throws Exception {
        try (OtherProcess writer = OtherProcess.start(Writer.class, folder.toString())) {
            assertThat(writer.waitForLine("500")).isTrue();

            writer.kill();
        }

        try (Store store = Stores.open(data, null)) {
            assertThat(store.read(SqliteStoreTest::countDirectories)).isGreaterThanOrEqualTo(500);
            assertThat(store.read(SqliteStoreTest::integrity)).isEqualTo("ok");
        }
    }

    @Test
    void a_folder_with_any_name_will_do() throws IOException {
        Path odd = Files.createDirectory(folder.resolve("what? 100% Zoë #1"));

        Stores.open(new DataFolder(odd, "test"), null).close();

        assertThat(odd.resolve("drover.db")).exists();
    }

    @Test
    void another_kind_of_database_is_refused_without_repeating_its_password() {
        assertThatThrownBy(() -> Stores.open(data, StoreAddress.of("jdbc:mysql://u:secret@h/d")))
                .hasMessageContaining("must be jdbc:postgresql:")
                .hasMessageNotContaining("secret");
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int addDirectory(Session session) throws SQLException {
        return session.prepare("insert into directory (path) select 'd' || count(*) from directory")
                .executeUpdate();
    }

    private static int countDirectories(Session session) throws SQLException {
        try (ResultSet row = session.prepare("select count(*) from directory").executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String integrity(Session session) throws SQLException {
        try (ResultSet row = session.prepare("pragma integrity_check").executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** Writes until it is killed, and says what is committed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            try (Store store = Stores.open(new DataFolder(Path.of(args[0]), "test"), null)) {
                for (int written = 1; written > 0; written++) {
                    store.write(SqliteStoreTest::addDirectory);
                    System.out.println(written);
                }
            }
        }
    }
}
