package io.drover.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.StoreAddress;
import io.drover.store.Stores;
import io.drover.testing.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The table of nodes holds what each of them said last, and nobody for longer than a day. */
@Timeout(120)
class NodeTableTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Postgres postgres;

    @TempDir
    private Path folder;

    private Store store;
    private NodeTable table;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void open() throws Exception {
        store = Stores.open(new DataFolder(folder, "test"), StoreAddress.of(postgres.emptyDatabase()));
        table = new NodeTable(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void each_node_has_the_row_that_it_wrote_last() {
        Node worker = Node.starting("b", "worker", "1.2.3", NOW);
        Node scanner = Node.starting("a", "scanner", "1.2.3", NOW);
        Instant later = NOW.plusSeconds(5);

        table.write(worker);
        table.write(scanner);
        table.write(scanner.at(later, List.of("changes", "scan-folder")));

        assertThat(table.all())
                .containsExactly(
                        new Node("a", "scanner", "1.2.3", List.of("changes", "scan-folder"), NOW, later), worker);
    }

    @Test
    void what_stood_there_before_is_told() {
        Node first = Node.starting("a", "worker", "1.2.3", NOW);
        Node second = Node.starting("a", "worker", "1.2.3", NOW.plusSeconds(1));

        assertThat(table.write(first)).isEmpty();
        assertThat(table.write(second)).contains(first);
        assertThat(table.write(second)).contains(second);
    }

    @Test
    void who_ends_leaves_the_row_of_another_one_of_its_name() {
        Node first = Node.starting("a", "worker", "1.2.3", NOW);
        Node second = Node.starting("a", "worker", "1.2.3", NOW.plusSeconds(1));
        table.write(first);
        table.write(second);

        table.forget(first);
        List<Node> afterTheFirst = table.all();
        table.forget(second);

        assertThat(afterTheFirst).containsExactly(second);
        assertThat(table.all()).isEmpty();
    }

    @Test
    void who_says_nothing_is_gone_after_a_minute_and_forgotten_after_a_day() {
        Node quiet = Node.starting("quiet", "worker", "1.2.3", NOW);
        Instant nextDay = NOW.plus(Duration.ofDays(1)).plusMillis(1);
        table.write(quiet);
        Node other = Node.starting("other", "worker", "1.2.3", nextDay);

        table.write(other);

        assertThat(quiet.isGone(NOW.plusSeconds(60))).isFalse();
        assertThat(quiet.isGone(NOW.plusSeconds(61))).isTrue();
        assertThat(table.all()).containsExactly(other);
    }
}
