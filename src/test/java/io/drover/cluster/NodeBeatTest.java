package io.drover.cluster;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.drover.store.DataFolder;
import io.drover.store.SqlWork;
import io.drover.store.Store;
import io.drover.store.StoreException;
import io.drover.store.Stores;
import io.drover.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A node stands in the table while it runs, whatever becomes of the store meanwhile, and hears of another one of its name. */
@Timeout(60)
class NodeBeatTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(NodeBeat.class);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(NOW);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Store store;
    private Troubled troubled;
    private NodeTable table;

    @BeforeEach
    void open() {
        store = Stores.open(new DataFolder(folder, "test"), null);
        troubled = new Troubled(store);
        table = new NodeTable(troubled);
        log.start();
        LOG.addAppender(log);
    }

    @AfterEach
    void close() {
        LOG.detachAppender(log);
        store.close();
    }

    private NodeBeat beatOf(String name) {
        return new NodeBeat(table, Node.starting(name, "worker", "1.2.3", clock.instant()), clock);
    }

    private List<String> warnings() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void it_stands_there_with_what_it_leads_until_it_is_closed() throws Exception {
        try (NodeBeat beat = beatOf("a")) {
            beat.begin(() -> List.of("scan-folder"));

            troubled.written.await();
            assertThat(table.all())
                    .singleElement()
                    .satisfies(node -> assertThat(node.leads()).containsExactly("scan-folder"));
        }

        assertThat(table.all()).isEmpty();
    }

    @Test
    void a_store_that_is_away_is_borne_without_a_word() {
        NodeBeat beat = beatOf("a");
        beat.beat(List.of());
        troubled.with(new StoreException("away", new IllegalStateException(), true));

        beat.beat(List.of());
        troubled.with(null);
        clock.advance(Duration.ofSeconds(10));
        beat.beat(List.of());
        troubled.with(new StoreException("away", new IllegalStateException(), true));
        beat.close();

        troubled.with(null);
        assertThat(table.all())
                .singleElement()
                .satisfies(node ->
                        assertThat(node.seen()).isEqualTo(NOW.plusSeconds(10).truncatedTo(MILLIS)));
        assertThat(warnings()).isEmpty();
    }

    @Test
    void a_store_that_refuses_for_good_is_told_once() {
        try (NodeBeat beat = beatOf("a")) {
            troubled.with(new StoreException("permission denied for table node"));

            beat.beat(List.of());
            beat.beat(List.of());

            assertThat(warnings())
                    .containsExactly(
                            "this node does not stand in the table of nodes: permission denied for table node");
            troubled.with(null);
        }
    }

    @Test
    void who_takes_the_place_of_one_that_was_killed_says_nothing() {
        beatOf("a").beat(List.of());
        clock.advance(Duration.ofSeconds(2));
        NodeBeat next = beatOf("a");

        next.beat(List.of());
        next.beat(List.of());

        assertThat(warnings()).isEmpty();
        next.close();
        assertThat(table.all()).isEmpty();
    }

    @Test
    void two_that_go_by_one_name_are_told_once() {
        NodeBeat first = beatOf("a");
        clock.advance(Duration.ofSeconds(2));
        NodeBeat second = beatOf("a");

        for (int i = 0; i < 3; i++) {
            first.beat(List.of());
            second.beat(List.of());
        }

        assertThat(warnings())
                .hasSize(2)
                .allMatch(line -> line.startsWith("two nodes go by the name a: ") && line.contains("DROVER_NODE"))
                .anyMatch(line -> line.contains("started at 2026-03-01T12:00:02Z"));
        first.close();
        second.close();
    }

    /** A store that fails when it is told to. */
    private static final class Troubled implements Store {
        private final Store store;
        private final CountDownLatch written = new CountDownLatch(1);
        private volatile @Nullable StoreException trouble;

        Troubled(Store store) {
            this.store = store;
        }

        void with(@Nullable StoreException exception) {
            trouble = exception;
        }

        private void fail() {
            if (trouble != null) {
                throw Objects.requireNonNull(trouble);
            }
        }

        @Override
        public <T> T read(SqlWork<T> work) {
            fail();
            return store.read(work);
        }

        @Override
        public <T> T write(SqlWork<T> work) {
            fail();
            T result = store.write(work);
            written.countDown();
            return result;
        }

        @Override
        public <T> T writeDurably(SqlWork<T> work) {
            fail();
            return store.writeDurably(work);
        }

        @Override
        public String location() {
            return store.location();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
