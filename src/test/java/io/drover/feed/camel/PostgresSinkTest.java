package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.drover.testing.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table in a real PostgreSQL. */
class PostgresSinkTest extends SqlSinkContract {
    private static Postgres server;

    @BeforeAll
    static void startServer() throws IOException {
        server = Postgres.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Override
    String emptyDatabase() throws SQLException {
        return server.emptyDatabase();
    }

    @Override
    String impatience() {
        return "set lock_timeout = 100";
    }

    @Test
    void a_wrong_password_is_refused_and_not_told(@TempDir Path data) throws Exception {
        String url = emptyDatabase();
        Map<String, String> settings = Map.of(
                "drover.bean.changesDatabase.jdbcUrl", url.replaceFirst("[?].*", ""),
                "drover.bean.changesDatabase.username", "nobody",
                "drover.bean.changesDatabase.password", "s3cr3t",
                "drover.retry.attempts", "0");

        try (SinkRun sink = new SinkRun("sql", data, settings)) {
            assertThat(sink.deliver(new Changes().upsert("a", 1).batch()))
                    .hasStackTraceContaining("nobody")
                    .extracting(Throwables::getStackTrace, STRING)
                    .doesNotContain("s3cr3t");
        }
    }
}
