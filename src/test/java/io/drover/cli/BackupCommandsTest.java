package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.FeedStore;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.ProcessLock;
import io.drover.store.Restore;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user sees of backups, and of a store that is not this Drover's. */
class BackupCommandsTest {
    @TempDir
    private Path data;

    @TempDir
    private Path photos;

    @TempDir
    private Path elsewhere;

    private Path backup;
    private CommandRun drover;

    @BeforeEach
    void nameFile() {
        backup = elsewhere.resolve("drover.db.2026-01-31");
        drover = CommandRun.in(data);
    }

    @Test
    void files_that_came_after_the_backup_are_found_as_duplicates_after_it_was_restored() throws Exception {
        try (SandboxServer server = SandboxServer.builder().start()) {
            photo("a.jpg");
            upload(server);
            assertThat(drover.run("backup", backup.toString())).isEqualTo(ExitCode.OK);
            photo("b.jpg");
            upload(server);
            assertThat(server.requests("uploadAsset")).isEqualTo(2);

            assertThat(drover.run("restore", backup.toString())).isEqualTo(ExitCode.OK);

            assertThat(drover.out()).contains("Backed up to " + backup + ", ");
            assertThat(drover.out()).contains("Restored " + backup + " into " + data + ".");
            assertThat(drover.out()).contains("What was there before is kept as " + data.resolve("drover.db.before-"));
            JsonNode again = upload(server);
            assertThat(again.at("/states/duplicate").asInt())
                    .describedAs(again.toString())
                    .isEqualTo(1);
            assertThat(server.requests("uploadAsset")).isEqualTo(2);
        }
    }

    @Test
    void both_tell_it_as_json() throws IOException {
        withStore();

        drover.run("backup", "--json", backup.toString());
        JsonNode written = json(drover);
        CommandRun restoring = CommandRun.in(data);
        restoring.run("restore", "--json", backup.toString());
        JsonNode restored = json(restoring);

        assertThat(written.get("file").textValue()).isEqualTo(backup.toString());
        assertThat(written.get("bytes").longValue()).isEqualTo(Files.size(backup));
        assertThat(written.get("schema").intValue()).isPositive();
        assertThat(restored.get("restored").textValue()).isEqualTo(backup.toString());
        assertThat(restored.get("data").textValue()).isEqualTo(data.toString());
        assertThat(Path.of(restored.get("kept").textValue())).hasParent(data).exists();
    }

    @Test
    void a_backup_is_made_and_nothing_is_restored_beside_a_process_that_cannot_take_it() {
        withStore();

        try (ProcessLock held = lock("upload")) {
            assertThat(drover.run("backup", backup.toString())).isEqualTo(ExitCode.OK);
            assertThat(drover.run("restore", backup.toString())).isEqualTo(ExitCode.USAGE);
        }

        assertThat(drover.err())
                .contains("the data folder " + data + " is in use by process ")
                .contains("(drover upload, since ");
        assertThat(data.resolve("drover.db.restore")).doesNotExist();
    }

    @Test
    void a_run_that_has_the_folder_takes_the_backup_in() {
        withStore();
        drover.run("backup", backup.toString());

        CompletableFuture<Integer> restoring;
        try (LocalState running = LocalState.open(folder(), null, "run", Clock.systemUTC())) {
            running.feeds().open("photos", "/immich/users/1", "types all");
            restoring = CompletableFuture.supplyAsync(() -> drover.run("restore", backup.toString()));
            await(running::isToBeRestored);

            running.reopen();

            assertThat(restoring.join()).describedAs(drover.err()).isEqualTo(ExitCode.OK);
            assertThat(running.feeds().find("photos")).isEmpty();
            assertThat(ProcessLock.tryTake(folder(), "upload", Clock.systemUTC()))
                    .describedAs("the folder is this process's all the time")
                    .isEmpty();
        }
        assertThat(drover.out()).contains("Restored " + backup);
    }

    @Test
    void a_run_that_ends_instead_leaves_it_to_the_command() {
        withStore();
        drover.run("backup", backup.toString());

        CompletableFuture<Integer> restoring;
        try (ProcessLock running = lock("run")) {
            restoring = CompletableFuture.supplyAsync(() -> drover.run("restore", backup.toString()));
            await(() -> new Restore(folder()).isPending());
        }

        assertThat(restoring.join()).describedAs(drover.err()).isEqualTo(ExitCode.OK);
        assertThat(new Restore(folder()).isPending()).isFalse();
    }

    @Test
    void whoever_stops_waiting_has_changed_nothing() {
        withStore();
        drover.run("backup", backup.toString());

        try (ProcessLock running = lock("run")) {
            CompletableFuture<Integer> restoring =
                    CompletableFuture.supplyAsync(() -> drover.run("restore", backup.toString()));
            await(() -> new Restore(folder()).isPending());

            drover.stop().ask();

            assertThat(restoring.join()).isEqualTo(ExitCode.USAGE);
        }
        assertThat(drover.err()).contains("did not take the backup in: nothing was changed");
        assertThat(new Restore(folder()).isPending()).isFalse();
    }

    @Test
    void what_the_run_could_not_take_in_is_told() throws IOException {
        withStore();
        drover.run("backup", backup.toString());
        Files.createDirectories(data.resolve("drover.db.before-restore.part").resolve("in the way"));

        assertThat(drover.run("restore", backup.toString())).isEqualTo(ExitCode.USAGE);

        assertThat(drover.err()).contains("takes in no backup");
    }

    @Test
    void a_backup_that_exists_stays_unless_it_is_forced() throws IOException {
        withStore();
        Files.writeString(backup, "mine");

        assertThat(drover.run("backup", backup.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(backup).hasContent("mine");
        assertThat(drover.run("backup", "--force", backup.toString())).isEqualTo(ExitCode.OK);

        assertThat(drover.err()).contains("replace it by --force");
    }

    @ParameterizedTest
    @CsvSource({"run,", "status,", "retry,", "backup, FILE", "upload, FILE", "feed, list", "why, FILE"})
    void a_store_of_a_newer_drover_is_refused_by(String command, String argument) throws Exception {
        photo("a.jpg");
        withStore();
        makeNewer();
        String[] line = argument == null
                ? new String[] {command}
                : new String[] {
                    command, argument.replace("FILE", elsewhere.resolve("a").toString())
                };
        if (command.equals("upload")) {
            line[1] = photos.toString();
        }
        drover.with("DROVER_FOLDER", photos.toString()).with("IMMICH_API_KEY", "key");

        assertThat(drover.run(line)).isEqualTo(ExitCode.USAGE);

        assertThat(drover.err())
                .contains("drover: " + data.resolve("drover.db") + " is of a newer Drover (schema 99, this one knows ");
    }

    @Test
    void a_backup_of_a_newer_drover_is_refused() throws Exception {
        withStore();
        makeNewer();
        Files.copy(data.resolve("drover.db"), backup);
        CommandRun older = CommandRun.in(elsewhere.resolve("data"));

        assertThat(older.run("restore", backup.toString())).isEqualTo(ExitCode.USAGE);

        assertThat(older.err()).contains("drover: " + backup + " is of a newer Drover (schema 99, this one knows ");
        assertThat(elsewhere.resolve("data").resolve("drover.db")).doesNotExist();
    }

    private DataFolder folder() {
        return new DataFolder(data, "test");
    }

    private ProcessLock lock(String command) {
        return ProcessLock.take(folder(), command, Clock.systemUTC());
    }

    private void withStore() {
        try (Store store = Stores.open(folder(), null)) {
            assertThat(new FeedStore(store, Clock.systemUTC()).list()).isEmpty();
        }
    }

    private void makeNewer() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("drover.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update drover_migration set mversion = '99.0' where mversion like '1%'");
            statement.executeUpdate("update compatibility set oldest = 99");
        }
    }

    private void photo(String name) throws IOException {
        Path file = Files.writeString(photos.resolve(name), "photo " + name);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private JsonNode upload(SandboxServer server) throws IOException {
        CommandRun run = CommandRun.in(data).against(server);
        assertThat(run.run("upload", photos.toString(), "--json"))
                .describedAs(run.err())
                .isEqualTo(ExitCode.OK);
        return json(run);
    }

    private static JsonNode json(CommandRun run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }
}
