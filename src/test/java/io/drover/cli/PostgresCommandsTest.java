package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.ProcessLock;
import io.drover.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands do with PostgreSQL what they do with the data folder. */
class PostgresCommandsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static Postgres postgres;

    @TempDir
    private Path data;

    @TempDir
    private Path photos;

    private SandboxServer server;
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
    void start() throws Exception {
        url = postgres.emptyDatabase();
        server = SandboxServer.builder().port(0).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_was_uploaded_is_remembered_there_and_not_in_the_data_folder() throws IOException {
        Path file = photo("a.jpg");

        assertThat(upload(drover()).at("/states/uploaded").asInt()).isEqualTo(1);

        CommandRun why = drover();
        CommandRun status = drover();
        assertThat(why.run("why", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(why.out()).contains(file + " is uploaded");
        assertThat(status.run("status")).isEqualTo(ExitCode.OK);
        assertThat(status.out()).contains("1  uploaded");
        assertThat(new DataFolder(data, "test").isUsed()).isFalse();
    }

    @Test
    void what_only_changes_the_store_does_not_want_the_data_folder_for_itself() throws IOException {
        server.addFaults("uploadAsset: status 400 x1");
        photo("a.jpg");
        upload(drover());
        CommandRun retry = drover();
        CommandRun feeds = drover();

        try (ProcessLock running = ProcessLock.take(new DataFolder(data, "test"), "run", Clock.systemUTC())) {
            assertThat(running).isNotNull();
            assertThat(retry.run("retry", "--state", "rejected")).isEqualTo(ExitCode.OK);
            assertThat(feeds.run("feed", "list")).isEqualTo(ExitCode.OK);
        }

        assertThat(retry.out()).startsWith("1 file due again");
        assertThat(feeds.out()).startsWith("No feed has run yet");
    }

    @Test
    void backups_are_made_by_postgresql() {
        CommandRun backup = drover();
        CommandRun restore = drover();

        assertThat(backup.run("backup", data.resolve("b.db").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(restore.run("restore", data.resolve("b.db").toString())).isEqualTo(ExitCode.USAGE);

        assertThat(backup.err())
                .contains("drover backup is for the database in the data folder")
                .contains("back it up by pg_dump")
                .doesNotContain("user=");
        assertThat(restore.err()).contains("pg_restore");
    }

    @Test
    void check_online_looks_at_it_and_makes_nothing_there() throws Exception {
        CommandRun check = drover().with("DROVER_FOLDER", photos.toString());

        assertThat(check.run("check", "--online")).describedAs(check.err()).isEqualTo(ExitCode.OK);

        assertThat(check.out()).contains("its tables made at the first run");
        assertThat(postgres.askNumber("select count(*) from information_schema.tables where table_schema = 'public'"))
                .isZero();
    }

    @Test
    void check_tells_a_wrong_address_where_it_stands() {
        CommandRun check = drover().with("DROVER_STORE_URL", "mysql://u:secret@h/d");

        assertThat(check.run("check")).isEqualTo(ExitCode.USAGE);

        assertThat(check.out() + check.err())
                .contains("drover.store.url must be jdbc:postgresql://HOST[:PORT]/DATABASE, is 'mysql://h/d'")
                .doesNotContain("secret");
    }

    @Test
    void a_database_that_is_away_is_told_in_one_sentence() throws Exception {
        postgres.kill();
        try {
            CommandRun status = drover();

            assertThat(status.run("status")).isEqualTo(ExitCode.SERVER);

            assertThat(status.err()).startsWith("drover: PostgreSQL at ").hasLineCount(1);
        } finally {
            postgres.startAgain();
        }
    }

    @Test
    void what_was_moved_is_not_sent_again() throws IOException {
        photo("a.jpg");
        upload(own());
        photo("b.jpg");
        CommandRun move = own();

        assertThat(move.run("store", "move", "--to", url))
                .describedAs(move.err())
                .isEqualTo(ExitCode.OK);

        assertThat(move.out())
                .contains("tables from " + data.resolve("drover.db"))
                .doesNotContain("user=");
        JsonNode again = upload(drover());
        assertThat(again.at("/known").asInt()).describedAs(again.toString()).isEqualTo(1);
        assertThat(again.at("/hashedFiles").asInt()).isEqualTo(1);
        assertThat(server.requests("uploadAsset")).isEqualTo(2);
    }

    @Test
    void a_move_takes_the_settings_database_and_tells_its_counts_as_json() throws IOException {
        photo("a.jpg");
        upload(own());
        CommandRun move = drover();

        assertThat(move.run("store", "move", "--json")).describedAs(move.err()).isEqualTo(ExitCode.OK);

        JsonNode moved = MAPPER.readTree(move.out());
        assertThat(moved.at("/rows/file").asInt()).isEqualTo(1);
        assertThat(moved.at("/rows/target").asInt()).isEqualTo(1);
        assertThat(moved.at("/to").asText()).isEqualTo(url.replaceFirst("\\?.*", ""));
    }

    @Test
    void a_move_without_a_target_or_while_drover_runs_moves_nothing() throws IOException {
        CommandRun nowhere = own();
        CommandRun nothing = drover();
        CommandRun wrong = own();
        CommandRun keyless = own();
        CommandRun running = drover();

        assertThat(nowhere.run("store", "move")).isEqualTo(ExitCode.USAGE);
        assertThat(nothing.run("store", "move")).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.run("store", "move", "--to", "mysql://h/d")).isEqualTo(ExitCode.USAGE);
        assertThat(keyless.run("store", "move", "--to", url, "--password-file", "/nowhere"))
                .isEqualTo(ExitCode.USAGE);
        photo("a.jpg");
        upload(own());
        try (ProcessLock held = ProcessLock.take(new DataFolder(data, "test"), "run", Clock.systemUTC())) {
            assertThat(held).isNotNull();
            assertThat(running.run("store", "move")).isEqualTo(ExitCode.USAGE);
        }

        assertThat(nowhere.err()).contains("where to? Give --to");
        assertThat(nothing.err()).contains("holds nothing to move");
        assertThat(wrong.err()).contains("--to must be jdbc:postgresql://HOST[:PORT]/DATABASE, is 'mysql://h/d'");
        assertThat(keyless.err()).contains("--password-file: the file /nowhere cannot be used: there is no such file");
        assertThat(running.err()).contains("is in use by process");
    }

    @Test
    void what_a_server_has_lost_that_took_over_is_found_again_as_duplicates() throws Exception {
        photo("a.jpg");
        upload(drover());
        Path copy = postgres.copy();
        photo("b.jpg");
        photo("new/c.jpg");
        upload(drover());

        postgres.goBackTo(copy);

        JsonNode again = upload(drover());
        assertThat(again.at("/states/duplicate").asInt())
                .describedAs(again.toString())
                .isEqualTo(2);
        assertThat(server.requests("uploadAsset")).isEqualTo(3);
        assertThat(postgres.askNumber("select count(*) from file join directory on directory.id = file.directory"))
                .isEqualTo(3);
    }

    private Path photo(String name) throws IOException {
        Path file = photos.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private JsonNode upload(CommandRun drover) throws IOException {
        drover.run("upload", "--json", photos.toString());
        assertThat(drover.out()).describedAs(drover.err()).isNotEmpty();
        return MAPPER.readTree(drover.out());
    }

    /** With the database in the data folder. */
    private CommandRun own() {
        return CommandRun.in(data).against(server);
    }

    private CommandRun drover() {
        return own().with("DROVER_STORE_URL", url);
    }
}
