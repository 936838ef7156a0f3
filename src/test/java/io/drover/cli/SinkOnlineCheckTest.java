package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.SandboxServer;
import io.drover.testing.ArtemisBroker;
import io.drover.testing.KafkaBroker;
import io.drover.testing.NobodyThere;
import io.drover.testing.Postgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the sink that is picked answers, and has a place for changes, is found by an online check, which sends it nothing. */
@Timeout(60)
@Tag("long")
class SinkOnlineCheckTest {
    @TempDir
    Path folder;

    private SandboxServer server;
    private CommandRun run;

    @BeforeEach
    void start() throws IOException {
        server = SandboxServer.builder().port(0).start();
        run = CommandRun.in(folder.resolve("data")).against(server).with("DROVER_FOLDER_ENABLED", "false");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_topic_is_told_with_its_partitions() throws Exception {
        try (KafkaBroker broker = KafkaBroker.in(folder.resolve("kafka"))) {
            broker.addTopic("photos");
            use("kafka").with("DROVER_KAFKA_BROKERS", broker.address()).with("DROVER_KAFKA_TOPIC", "photos");

            assertWell("kafka     the broker at " + broker.address() + " has the topic photos with 4 partitions");

            assertThat(broker.records("photos")).isEmpty();
        }
    }

    @Test
    void a_topic_that_is_missing_is_told() throws Exception {
        try (KafkaBroker broker = KafkaBroker.in(folder.resolve("kafka"))) {
            use("kafka").with("DROVER_KAFKA_BROKERS", broker.address()).with("DROVER_KAFKA_TOPIC", "photos");

            assertWell("answers, but has no topic photos yet");
        }
    }

    @Test
    void a_broker_of_a_queue_lets_a_connection_be_opened() throws Exception {
        try (ArtemisBroker broker = ArtemisBroker.in(folder.resolve("artemis"))) {
            use("amqp")
                    .with("DROVER_AMQP_URL", broker.url())
                    .with("DROVER_AMQP_USER", ArtemisBroker.USER)
                    .with("DROVER_AMQP_PASSWORD", ArtemisBroker.PASSWORD);

            assertWell("amqp      the broker of the queue immich-changes lets a connection be opened");
        }
    }

    @Test
    void a_password_that_the_broker_refuses_is_not_told() throws Exception {
        try (ArtemisBroker broker = ArtemisBroker.in(folder.resolve("artemis"))) {
            use("amqp")
                    .with("DROVER_AMQP_URL", broker.url())
                    .with("DROVER_AMQP_USER", ArtemisBroker.USER)
                    .with("DROVER_AMQP_PASSWORD", "quite-wrong");

            assertProblem("amqp: the broker of the queue immich-changes cannot be used: ");

            assertThat(run.err()).doesNotContain("quite-wrong");
        }
    }

    @Test
    void a_table_that_is_missing_is_made_later_and_not_by_the_check() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("changes.db");
        use("sql").with("DROVER_SQL_URL", url);

        assertWell("sql       the database " + url + " takes what the route writes");

        try (Connection database = DriverManager.getConnection(url);
                ResultSet tables = database.getMetaData().getTables(null, null, "changes", null)) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void a_table_that_is_missing_and_not_to_be_made_is_told() {
        use("sql")
                .with("DROVER_SQL_URL", "jdbc:sqlite:" + folder.resolve("changes.db"))
                .with("DROVER_SQL_CREATE", "false");

        assertProblem("sql: the database cannot be used: ");
        assertThat(run.err()).contains("no such table: changes");
    }

    @Test
    void a_column_that_is_missing_is_named() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("changes.db");
        execute(url, "create table changes (source text, key text, primary key (source, key))");
        use("sql").with("DROVER_SQL_URL", url);

        assertProblem("sql: the database cannot be used: ");
        assertThat(run.err()).contains("has no column named");
    }

    @Test
    void postgres_is_asked_in_the_same_way() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            String url = postgres.emptyDatabase();
            use("sql").with("DROVER_SQL_URL", url);

            assertWell("takes what the route writes");
            assertThat(run.out())
                    .contains("sql       the database jdbc:postgresql://localhost:")
                    .doesNotContain("user=");

            execute(url, "create table changes (source text, key text, primary key (source, key))");
            run = CommandRun.in(folder.resolve("data")).against(server).with("DROVER_FOLDER_ENABLED", "false");
            use("sql").with("DROVER_SQL_URL", url);
            assertProblem("sql: the database cannot be used: ");
            assertThat(run.err()).contains("column \"type\"");
        }
    }

    @Test
    void a_webhook_s_host_is_connected_to_and_sent_nothing() throws IOException {
        try (ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            use("webhook")
                    .with("DROVER_WEBHOOK_URL", "http://localhost:" + receiver.getLocalPort() + "/hook?token=s3cr3t");

            assertWell("webhook   the host of drover.changes.webhook.url accepts connections at port "
                    + receiver.getLocalPort());

            assertThat(receiver.accept().getInputStream().read())
                    .as("the first byte")
                    .isEqualTo(-1);
            assertThat(run.out()).doesNotContain("s3cr3t");
        }
    }

    @Test
    void a_webhook_without_a_host_is_told_without_its_address() {
        use("webhook").with("DROVER_WEBHOOK_URL", "https://hooks.nowhere.invalid/s3cr3t");

        assertProblem("webhook: the host of drover.changes.webhook.url cannot be used: its name is not known");
        assertThat(run.err()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource({
        "kafka, DROVER_KAFKA_BROKERS, localhost:PORT",
        "amqp, DROVER_AMQP_URL, amqp://localhost:PORT",
        "sql, DROVER_SQL_URL, jdbc:postgresql://localhost:PORT/photos?password=s3cr3t",
        "webhook, DROVER_WEBHOOK_URL, http://localhost:PORT/s3cr3t"
    })
    void what_is_not_there_is_told(String sink, String variable, String address) {
        try (NobodyThere nobody = new NobodyThere()) {
            use(sink).with(variable, address.replace("PORT", String.valueOf(nobody.port())));

            assertProblem(sink + ": the ");
        }
        assertThat(run.err()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource({
        "kafka, DROVER_KAFKA_BROKERS, localhost:PORT",
        "amqp, DROVER_AMQP_URL, amqp://localhost:PORT",
        "sql, DROVER_SQL_URL, jdbc:postgresql://localhost:PORT/photos"
    })
    void what_never_answers_is_waited_for_a_few_seconds(String sink, String variable, String address)
            throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            use(sink).with(variable, address.replace("PORT", String.valueOf(silent.getLocalPort())));

            assertProblem(sink + ": the ");

            assertThat(run.err()).contains("does not answer within 5 s");
        }
    }

    private CommandRun use(String sink) {
        return run.with("DROVER_CHANGES_SINK", sink);
    }

    private void assertWell(String words) {
        int code = run.run("check", "--online");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(words);
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    private void assertProblem(String words) {
        int code = run.run("check", "--online");

        assertThat(run.err().lines()).singleElement().asString().startsWith("problem  " + words);
        assertThat(code).isEqualTo(ExitCode.USAGE);
    }

    private static void execute(String url, String statement) throws SQLException {
        try (Connection database = DriverManager.getConnection(url);
                Statement running = database.createStatement()) {
            running.execute(statement);
        }
    }
}
