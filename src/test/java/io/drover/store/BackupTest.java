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
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is the whole store at one moment, whoever writes to it, and nothing less ever has its name. */
class BackupTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private DataFolder data;
    private Path file;

    @BeforeEach
    void nameFiles() {
        data = new DataFolder(folder, "test");
        file = elsewhere.resolve("it's a \"backup\"? 100 %.db");
    }

    @Test
    void it_holds_what_was_committed_beside_a_process_that_writes() throws Exception {
        try (OtherProcess writer = OtherProcess.start(Directories.Writer.class, folder.toString())) {
            assertThat(writer.waitForLine("300")).isTrue();

            Backup backup = Backup.write(data, file, false);

            assertThat(writer.waitForLine(Integer.toString(Directories.count(file) + 100)))
                    .describedAs("it goes on")
                    .isTrue();
            assertThat(backup).isEqualTo(new Backup(file, Files.size(file), Migrations.NEWEST));
            assertThat(Directories.count(file)).isGreaterThanOrEqualTo(300);
            assertThat(Directories.count(file)).isEqualTo(Directories.last(file));
        }
        assertThat(entries(elsewhere)).containsExactly(file);
    }

    @Test
    void it_is_for_this_user_alone() throws IOException {
        Directories.make(data, 1);

        Backup.write(data, file, false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void it_is_one_of_any_earlier_schema() throws Exception {
        try (Connection connection = new SqliteFile(data.database()).connect()) {
            new OldStore(2).fillSqlite(connection);
        }

        Backup backup = Backup.write(data, file, false);

        assertThat(backup.schema()).isEqualTo(2);
        assertThat(new SqliteFile(file).checked("it")).isEqualTo(2);
    }

    @Test
    void a_file_that_exists_is_replaced_only_on_request() throws IOException {
        Directories.make(data, 3);
        Files.writeString(file, "mine");

        assertThatThrownBy(() -> Backup.write(data, file, false))
                .isInstanceOf(StoreException.class)
                .hasMessage(file + " exists: name another file, or replace it by --force");
        assertThat(file).hasContent("mine");

        Backup.write(data, file, true);
        assertThat(Directories.count(file)).isEqualTo(3);
    }

    @Test
    void what_an_ended_one_has_left_is_no_hindrance() throws IOException {
        Directories.make(data, 3);
        Files.writeString(file.resolveSibling(file.getFileName() + ".part"), "half");

        Backup.write(data, file, false);

        assertThat(Directories.count(file)).isEqualTo(3);
        assertThat(entries(elsewhere)).containsExactly(file);
    }

    @Test
    void nothing_of_the_store_is_written_over() {
        Directories.make(data, 1);

        for (String name : new String[] {"drover.db", "drover.db-wal", "drover.db.restore", "drover.lock"}) {
            assertThatThrownBy(() -> Backup.write(data, folder.resolve(name), true))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(folder.resolve(name) + " is a file that Drover works with: name another one");
        }
        assertThat(Directories.count(data.database())).isEqualTo(1);
    }

    @Test
    void a_folder_that_is_missing_or_the_file_is_named() {
        Directories.make(data, 1);
        Path missing = elsewhere.resolve("missing").resolve("drover.db");

        assertThatThrownBy(() -> Backup.write(data, missing, false))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("the backup " + missing + " cannot be written: ");
        assertThatThrownBy(() -> Backup.write(data, elsewhere, true))
                .hasMessage(elsewhere + " is a folder: name a file in it");
    }

    @Test
    void without_a_store_there_is_nothing_to_back_up() {
        assertThatThrownBy(() -> Backup.write(data, file, false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("holds no store yet");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_damaged_store_is_no_backup() throws IOException {
        Directories.make(data, 2_000);
        try (FileChannel store = FileChannel.open(data.database(), StandardOpenOption.WRITE)) {
            store.write(ByteBuffer.allocate((int) store.size() - 5_000), 4_096);
        }

        assertThatThrownBy(() -> Backup.write(data, file, false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged");
        assertThat(entries(elsewhere)).isEmpty();
    }

    @Test
    void a_store_of_a_newer_drover_is_left_to_that_one() throws Exception {
        Directories.make(data, 1);
        Directories.makeNewer(data.database());

        assertThatThrownBy(() -> Backup.write(data, file, false))
                .isInstanceOf(StoreException.class)
                .hasMessage(data.database() + " is of a newer Drover (schema 99, this one knows " + Migrations.NEWEST
                        + "): use that one");
        assertThat(entries(elsewhere)).isEmpty();
    }

    @Test
    void it_can_be_read_by_anything_that_reads_sqlite() throws Exception {
        Directories.make(data, 2);
        Backup.write(data, file, false);

        try (Connection connection = new SqliteFile(file).connect();
                Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("pragma journal_mode")) {
            assertThat(mode.getString(1)).describedAs("one file, without a log").isEqualTo("delete");
        }
    }

    private static Stream<Path> entries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        }
    }
}
