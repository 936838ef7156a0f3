package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.drover.feed.ChangeBatch;
import io.drover.feed.SourceChange;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The table is what the source is, whatever is repeated. */
@Timeout(60)
abstract class SqlSinkContract {
    private final Changes changes = new Changes();

    @TempDir
    private static Path data;

    private String url = "";
    private SinkRun sink;

    /** The address of an empty database. */
    abstract String emptyDatabase() throws SQLException, IOException;

    @BeforeEach
    void start() throws Exception {
        url = emptyDatabase();
        sink = sink(Map.of());
    }

    /** One with these settings, too. */
    private SinkRun sink(Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("drover.bean.changesDatabase.jdbcUrl", url);
        return new SinkRun("sql", data, all);
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void the_table_holds_the_last_version_of_what_is_there() throws SQLException {
        ChangeBatch batch = changes.reset()
                .upsert("a", 1)
                .upsert("b", 1)
                .upsert("a", 2)
                .upsert("c", 1)
                .delete("b", 2)
                .batch();

        assertThat(sink.deliver(batch)).isNull();

        assertThat(table())
                .containsExactly(
                        Map.entry("asset/a", "4 v2 {\"version\":2}"), Map.entry("asset/c", "5 v1 {\"version\":1}"));
    }

    @Test
    void later_batches_update_and_delete() throws SQLException {
        sink.deliver(changes.upsert("a", 1).upsert("b", 1).upsert("c", 1).batch());

        assertThat(sink.deliver(changes.delete("a", 2).upsert("b", 2).batch())).isNull();

        assertThat(table()).containsOnlyKeys("asset/b", "asset/c").containsEntry("asset/b", "5 v2 {\"version\":2}");
    }

    @Test
    void a_repeated_batch_changes_nothing() throws SQLException {
        ChangeBatch first = changes.upsert("a", 1).upsert("b", 1).batch();
        ChangeBatch second =
                changes.upsert("a", 2).delete("b", 2).upsert("c", 1).batch();
        sink.deliver(first);
        sink.deliver(second);
        Map<String, String> before = table();

        assertThat(sink.deliver(second)).isNull();

        assertThat(table()).isEqualTo(before).hasSize(2);
    }

    @Test
    void an_older_change_does_not_overwrite_a_newer_one() throws SQLException {
        ChangeBatch old = changes.upsert("a", 1).delete("b", 1).batch();
        sink.deliver(changes.upsert("a", 2).upsert("b", 2).batch());

        assertThat(sink.deliver(old)).isNull();

        assertThat(table().keySet()).containsExactly("asset/a", "asset/b");
        assertThat(table().get("asset/a")).contains("v2");
    }

    @Test
    void a_table_that_is_there_is_taken_as_it_is() throws SQLException {
        execute("create table changes (source text, key text, type text, id text, time text, version text,"
                + " generation bigint, sequence bigint, data text, mine text default 'x', primary key (source, key))");

        assertThat(sink.deliver(changes.upsert("a", 1).batch())).isNull();

        assertThat(table()).containsOnlyKeys("asset/a");
    }

    @Test
    void a_batch_with_a_row_that_the_table_refuses_is_not_taken() throws SQLException {
        execute("create table changes (source text, key text, type text, id text, time text, version text, generation"
                + " bigint, sequence bigint, data text check (data not like '%poison%'), primary key (source, key))");
        ChangeBatch batch = changes.upsert("a", 1)
                .add(SourceChange.upsert("asset", "asset/poison", null, "v1", "{\"poison\":true}", List.of()))
                .upsert("b", 1)
                .batch();

        assertThat(sink.deliver(batch))
                .hasMessageContaining("constraint")
                .satisfies(refusal -> assertThat(Fault.of(refusal)).isEqualTo(Fault.PERHAPS_OF_A_CHANGE))
                .extracting(Throwables::getStackTrace, STRING)
                .doesNotContain("\"poison\"");
        assertThat(table()).isEmpty();
        assertThat(batch.changes().stream().map(change -> sink.deliver(batch.only(change)) == null))
                .containsExactly(true, false, true);
        assertThat(table()).containsOnlyKeys("asset/a", "asset/b");
    }

    @Test
    void what_another_writer_holds_is_taken_when_it_lets_go() throws Exception {
        sink.deliver(changes.upsert("a", 1).batch());
        sink.close();
        sink = sink(Map.of("drover.bean.changesDatabase.connectionInitSql", impatience()));
        ChangeBatch batch = changes.upsert("a", 2).upsert("b", 1).batch();

        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update changes set version = 'locked'");
            assertThat(sink.deliver(batch))
                    .satisfies(failure -> assertThat(Fault.of(failure)).isEqualTo(Fault.OF_THE_SINK));
            other.rollback();
        }
        assertThat(table()).hasSize(1);

        assertThat(sink.deliver(batch)).isNull();
        assertThat(table()).hasSize(2);
    }

    /** The statement that lets a connection wait for locks no longer than 0.1 s. */
    abstract String impatience();

    @Test
    void ten_thousand_changes_are_written_at_once() throws SQLException {
        for (int i = 0; i < 10_000; i++) {
            changes.upsert("a" + i, 1);
        }
        ChangeBatch batch = changes.batch();

        assertThat(sink.deliver(batch)).isNull();

        assertThat(table()).hasSize(10_000);
    }

    /** Place, version and data by key. */
    private Map<String, String> table() throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select key, sequence, version, data from changes")) {
            while (row.next()) {
                rows.put(row.getString(1), row.getLong(2) + " " + row.getString(3) + " " + row.getString(4));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
