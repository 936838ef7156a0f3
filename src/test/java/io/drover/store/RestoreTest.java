package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.store.Restore.Step;
import io.drover.testing.OtherProcess;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A restored store is the backup or what was there before, as a whole, whenever Drover is killed; and nothing is lost by it. */
class RestoreTest {
    private static final Clock CLOCK = new SettableClock(Instant.parse("2026-01-31T23:59:59.123456Z"));
    private static final int KILLED = 9;
    private static final int OLD = 4_000;
    private static final int NEW = 2_500;

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private DataFolder data;
    private Path backup;
    private Path kept;

    @BeforeEach
    void makeBackup() {
        data = new DataFolder(folder, "test");
        backup = elsewhere.resolve("it's a \"backup\"? 100 %.db");
        kept = folder.resolve("drover.db.before-restore-20260131T235959.123Z");
        DataFolder source = new DataFolder(elsewhere.resolve("data"), "test").create();
        Directories.make(source, NEW);
        Backup.write(source, backup, false);
    }

    @Test
    void the_store_becomes_the_backup_and_what_it_was_is_kept() {
        Directories.make(data, OLD);

        assertThat(new Restore(data).ask(backup, CLOCK)).isEqualTo(kept);
        assertThat(Directories.count(data.database())).isEqualTo(OLD);
        assertThat(new Restore(data).takeIn())
                .contains(new Restore.Outcome(
                        true, "the store was restored from a backup; what it was before is " + kept));

        assertThat(Directories.count(data.database())).isEqualTo(NEW);
        assertThat(Directories.count(kept)).isEqualTo(OLD);
        assertThat(entries()).containsExactlyInAnyOrder(data.database(), kept);
    }

    @Test
    void what_was_kept_can_be_restored_as_well() {
        Directories.make(data, OLD);
        restore(backup);

        restore(kept);

        assertThat(Directories.count(data.database())).isEqualTo(OLD);
    }

    @Test
    void an_unused_folder_takes_a_backup() {
        restore(backup);

        assertThat(Directories.count(data.database())).isEqualTo(NEW);
        assertThat(entries()).containsExactly(data.database());
        Stores.open(data, null).close();
    }

    @Test
    void a_reader_that_has_the_store_open_sees_one_or_the_other_and_spoils_nothing() {
        Directories.make(data, OLD);
        try (Store reader = Stores.openReadOnly(data, null)) {
            assertThat(count(reader)).isEqualTo(OLD);

            restore(backup);

            assertThat(count(reader)).isEqualTo(NEW);
        }
        assertThat(Directories.count(data.database())).isEqualTo(NEW);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_backup_of_an_older_drover_is_brought_up_to_date(int schema) throws Exception {
        Path old = elsewhere.resolve("old.db");
        try (Connection connection = new SqliteFile(old).connect()) {
            new OldStore(schema).fillSqlite(connection);
        }

        restore(old);

        assertThat(new SqliteFile(data.database()).checked("it")).isEqualTo(Migrations.NEWEST);
        assertThat(Directories.count(data.database())).isEqualTo(2);
        assertThat(new SqliteFile(old).checked("the backup"))
                .describedAs("it is left as it was")
                .isEqualTo(schema);
    }

    @Test
    void a_backup_of_a_newer_drover_is_refused() throws Exception {
        Directories.makeNewer(backup);

        assertRefused(
                backup, " is of a newer Drover (schema 99, this one knows " + Migrations.NEWEST + "): use that one");
    }

    @Test
    void what_is_no_backup_is_refused() throws Exception {
        assertRefused(
                Files.writeString(elsewhere.resolve("diary"), "Dear diary ".repeat(1_000)),
                " is damaged or not a database");
        assertRefused(Files.createFile(elsewhere.resolve("empty")), " is a database, but none of Drover's");
        assertRefused(elsewhere.resolve("missing"), " does not exist");
        assertRefused(Files.createDirectory(elsewhere.resolve("folder")), " is not a file");
        Directories.make(data, OLD);
        assertRefused(data.database(), " is the store itself");
    }

    @Test
    void a_damaged_backup_is_refused() throws IOException {
        try (FileChannel file = FileChannel.open(backup, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate((int) file.size() - 50_000), 40_000);
        }
        Directories.make(data, OLD);

        assertRefused(backup, " is damaged");
        assertThat(Directories.count(data.database())).isEqualTo(OLD);
    }

    @Test
    void a_copy_of_a_store_in_use_is_refused_because_a_part_of_it_is_missing() throws IOException {
        Files.writeString(SqliteFile.log(backup), "the rest");

        assertRefused(backup, " is in use or was copied while it was");
    }

    @Test
    void a_damaged_store_is_moved_away_as_it_is() throws IOException {
        Files.writeString(data.database(), "Dear diary ".repeat(1_000));

        restore(backup);

        assertThat(Directories.count(data.database())).isEqualTo(NEW);
        assertThat(kept).hasContent("Dear diary ".repeat(1_000));
    }

    @Test
    void what_cannot_be_taken_in_leaves_the_store_and_says_why() throws Exception {
        Directories.make(data, OLD);
        new Restore(data).ask(backup, CLOCK);
        Files.createDirectories(folder.resolve("drover.db.before-restore.part").resolve("in the way"));

        Restore restore = new Restore(data);
        assertThat(restore.takeIn()).hasValueSatisfying(outcome -> {
            assertThat(outcome.done()).isFalse();
            assertThat(outcome.sentence()).contains("takes in no backup");
        });

        assertThat(restore.isPending()).isFalse();
        assertThat(restore.refusal())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("takes in no backup"));
        assertThat(restore.refusal()).describedAs("told once").isEmpty();
        assertThat(Directories.count(data.database())).isEqualTo(OLD);
    }

    @Test
    void what_was_asked_for_can_be_taken_back() {
        Directories.make(data, OLD);
        Restore restore = new Restore(data);
        restore.ask(backup, CLOCK);

        assertThat(restore.withdraw()).isTrue();

        assertThat(restore.takeIn()).isEmpty();
        assertThat(restore.withdraw()).isFalse();
        assertThat(Directories.count(data.database())).isEqualTo(OLD);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void a_kill_at_any_step_leaves_a_whole_store_and_the_next_start_goes_on(Step step) throws Exception {
        Directories.make(data, OLD);

        try (OtherProcess killed =
                OtherProcess.start(Killed.class, folder.toString(), backup.toString(), step.name())) {
            assertThat(killed.waitForEnd()).isEqualTo(KILLED);
        }
        boolean asked = step.compareTo(Step.ASKED) >= 0;
        assertThat(new Restore(data).isPending()).isEqualTo(asked);
        if (step == Step.WRITTEN) {
            assertThat(Directories.count(data.database())).isEqualTo(NEW);
        } else {
            assertThat(Directories.count(data.database())).isEqualTo(OLD);
        }

        new Restore(data).takeIn();
        assertThat(Directories.count(data.database())).isEqualTo(asked ? NEW : OLD);
        restore(backup);
        assertThat(Directories.count(data.database())).isEqualTo(NEW);
        if (asked) {
            assertThat(keptStores().get(0))
                    .satisfies(first -> assertThat(Directories.count(first)).isEqualTo(OLD));
        }
        assertThat(entries()).filteredOn(file -> !keptStores().contains(file)).containsExactly(data.database());
    }

    private List<Path> keptStores() {
        return entries().stream()
                .filter(file -> file.getFileName().toString().startsWith("drover.db.before-restore-"))
                .sorted()
                .toList();
    }

    private void restore(Path file) {
        Restore restore = new Restore(data);
        restore.ask(file, file.equals(kept) ? Clock.systemUTC() : CLOCK);
        assertThat(restore.takeIn())
                .hasValueSatisfying(outcome -> assertThat(outcome.done())
                        .describedAs(outcome.sentence())
                        .isTrue());
    }

    private void assertRefused(Path file, String why) {
        Restore restore = new Restore(data);
        assertThatThrownBy(() -> restore.ask(file, CLOCK))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + why);
        assertThat(restore.isPending()).isFalse();
        assertThat(entries()).isSubsetOf(List.of(data.database()));
    }

    private static int count(Store store) {
        return store.read(session -> {
            try (var row = session.prepare("select count(*) from directory").executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    private List<Path> entries() {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Restores, and ends like one that is killed right after the step. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) {
            DataFolder data = new DataFolder(Path.of(arguments[0]), "test");
            Step last = Step.valueOf(arguments[2]);
            Restore restore = new Restore(data, step -> {
                if (step == last) {
                    Runtime.getRuntime().halt(KILLED);
                }
            });
            restore.ask(Path.of(arguments[1]), CLOCK);
            restore.takeIn();
        }
    }
}
