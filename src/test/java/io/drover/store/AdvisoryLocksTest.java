package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.reload.Until;
import io.drover.testing.NobodyThere;
import io.drover.testing.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One process at a time has a lock, and one that is not heard of has none. */
class AdvisoryLocksTest {
    /** The promise is ten seconds from the last word to the next leader. */
    private static final Duration PROMISE = Duration.ofSeconds(10);

    private static Postgres postgres;
    private String url;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        url = postgres.emptyDatabase();
    }

    @Test
    void one_process_has_a_lock_until_it_frees_it() {
        try (AdvisoryLocks one = locks("one");
                AdvisoryLocks other = locks("other")) {
            assertThat(one.take("changes")).isTrue();
            assertThat(one.take("changes")).isTrue();
            assertThat(other.take("changes")).isFalse();
            assertThat(other.take("album")).isTrue();

            one.free("changes");

            assertThat(other.take("changes")).isTrue();
            assertThat(one.take("changes")).isFalse();
        }
    }

    @Test
    void closing_frees_all_at_once() throws Exception {
        try (AdvisoryLocks other = locks("other")) {
            try (AdvisoryLocks one = locks("one")) {
                assertThat(one.take("changes")).isTrue();
                assertThat(one.isTrusted()).isTrue();
            }

            Until.isTrue("the other one has the lock", () -> other.take("changes"));
        }
    }

    @Test
    void whoever_says_nothing_loses_its_locks_and_knows_it_before_the_next_one_has_them() throws Exception {
        try (AdvisoryLocks frozen = locks("frozen");
                AdvisoryLocks other = locks("other")) {
            assertThat(frozen.take("changes")).isTrue();

            long begin = System.nanoTime();
            Until.isTrue("the other one has the lock", () -> other.take("changes"));
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);

            assertThat(frozen.isTrusted()).isFalse();
            assertThat(taken).isBetween(AdvisoryLocks.TRUST, PROMISE);
            assertThatThrownBy(frozen::confirm).isInstanceOf(StoreException.class);
            assertThat(frozen.take("changes")).isFalse();
        }
    }

    @Test
    void whoever_is_heard_of_keeps_its_locks() throws Exception {
        try (AdvisoryLocks one = locks("one");
                AdvisoryLocks other = locks("other")) {
            assertThat(one.take("changes")).isTrue();
            long begin = System.nanoTime();

            Until.isTrue("more time has passed than a silent one has", () -> {
                one.confirm();
                assertThat(other.take("changes")).isFalse();
                return System.nanoTime() - begin
                        > AdvisoryLocks.SILENCE.plusSeconds(1).toNanos();
            });

            assertThat(one.isTrusted()).isTrue();
        }
    }

    @Test
    void a_session_that_was_ended_holds_nothing_and_the_next_call_connects_anew() throws Exception {
        try (AdvisoryLocks one = locks("one")) {
            assertThat(one.take("changes")).isTrue();

            execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'drover-leader one'");

            assertThatThrownBy(one::confirm).isInstanceOf(StoreException.class).hasMessageNotContaining("user=");
            assertThat(one.isTrusted()).isFalse();
            Until.isTrue("it has the lock again", () -> one.take("changes"));
        }
    }

    @Test
    void schemas_have_locks_of_their_own() throws Exception {
        execute("create schema second");
        try (AdvisoryLocks one = locks("one");
                AdvisoryLocks other = new AdvisoryLocks(StoreAddress.of(url + "&currentSchema=second"), "other")) {
            assertThat(one.take("changes")).isTrue();
            assertThat(other.take("changes")).isTrue();
        }
    }

    @Test
    void a_server_that_is_not_there_is_told_of_without_a_password() {
        try (NobodyThere nobody = new NobodyThere();
                AdvisoryLocks locks = new AdvisoryLocks(
                        StoreAddress.of("jdbc:postgresql://localhost:" + nobody.port() + "/d?user=u&password=secret"),
                        "one")) {
            assertThatThrownBy(() -> locks.take("changes"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageNotContaining("secret");
            assertThat(locks.isTrusted()).isFalse();
        }
    }

    private AdvisoryLocks locks(String owner) {
        return new AdvisoryLocks(StoreAddress.of(url), owner);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
