package io.drover.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The server of the tests fails as they ask it to, and holds what it has committed. */
class PostgresTest {
    @Test
    void it_is_killed_goes_back_and_refuses() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            String url = postgres.emptyDatabase();
            postgres.execute("create table kept as select 1 as number");

            Path copy = postgres.copy();
            postgres.execute("insert into kept values (2)");
            postgres.kill();
            assertThatThrownBy(() -> DriverManager.getConnection(url)).isInstanceOf(SQLException.class);
            postgres.startAgain();

            assertThat(postgres.url()).isEqualTo(url);
            assertThat(postgres.ask("select count(*) from kept")).isEqualTo("2");
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                postgres.readOnly(true);
                assertThatThrownBy(() -> statement.execute("delete from kept")).hasMessageContaining("read-only");
                postgres.readOnly(false);
                postgres.dropConnections();
                assertThatThrownBy(() -> statement.execute("delete from kept")).hasMessageContaining("terminating");
            }
            postgres.goBackTo(copy);
            assertThat(postgres.ask("select count(*) from kept")).isEqualTo("1");
        }
    }
}
