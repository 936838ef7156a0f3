package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.immich.feed.FreshStream;
import io.drover.reload.Until;
import io.drover.sandbox.LibraryScript;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.StoreAddress;
import io.drover.store.Stores;
import io.drover.testing.DroverNode;
import io.drover.testing.KafkaBroker;
import io.drover.testing.Postgres;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever befalls the node that runs a feed, the next one goes on with it: the sink's readers see what is in the library,
 * and no two nodes confirm the same changes.
 */
@Tag("long")
@Timeout(300)
@SuppressWarnings("NullAway.Init") // each test begins with servers and nodes
class ClusterFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** From the end of a leader, or from when the database is there again, to when the next one has the feed. */
    private static final Duration PROMISE = Duration.ofSeconds(10);

    private static final String FEED = "photos";
    private static final String TOPIC = "changes";
    private static final int TIMES_EACH = 2;

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-06T07:08:09Z"));
    private final List<DroverNode> nodes = new ArrayList<>();
    private Path changes;
    private Postgres postgres;
    private SandboxServer server;
    private LibraryScript script;
    private Random random;

    /** What befalls the node that leads. */
    private enum Disturbance {
        KILLED,
        FROZEN,
        STOPPED,
        DATABASE_RESTARTED
    }

    @BeforeEach
    void start() throws Exception {
        changes = folder.resolve("changes");
        postgres = Postgres.start();
        Stores.open(new DataFolder(folder.resolve("unused"), "test"), StoreAddress.of(postgres.emptyDatabase()))
                .close();
        watchConfirmations();
    }

    @AfterEach
    void stop() throws Exception {
        nodes.forEach(DroverNode::close);
        server.close();
        postgres.close();
    }

    @Test
    void files_tell_each_change_once_and_all_of_them_the_library() throws Exception {
        begin(41, Map.of("DROVER_CHANGES_SINK", "files", "DROVER_CHANGES_DIRECTORY", changes.toString()));

        disturb();

        Map<String, JsonNode> library = ChangesKillTest.withoutRoom(FreshStream.read(server));
        await("the files tell the library", () -> told().equals(library));
        stopNodes();
        ChangeFiles files = ChangeFiles.in(changes.resolve(FEED));
        files.assertEachOnce();
        assertThat(files.leftovers())
                .as("what nodes that were killed have begun")
                .allMatch(file -> file.getFileName().toString().endsWith(".part"));
        assertEachIsConfirmedOnce(files.events().size());
    }

    @Test
    void a_topic_tells_each_key_in_order_and_repeats_nothing_but_the_same() throws Exception {
        try (KafkaBroker broker = KafkaBroker.in(Files.createDirectory(folder.resolve("kafka")))) {
            broker.addTopic(TOPIC);
            begin(
                    42,
                    Map.of(
                            "DROVER_CHANGES_SINK",
                            "kafka",
                            "DROVER_KAFKA_BROKERS",
                            broker.address(),
                            "DROVER_KAFKA_TOPIC",
                            TOPIC));

            disturb();

            Map<String, JsonNode> library = ChangesKillTest.withoutRoom(FreshStream.read(server));
            await(
                    "the topic tells the library",
                    () -> ChangesKillTest.withoutRoom(
                                    TopicEvents.of(broker, TOPIC).folded())
                            .equals(library));
            stopNodes();
            TopicEvents events = TopicEvents.of(broker, TOPIC);
            events.assertKeysAreInOrder();
            assertEachIsConfirmedOnce(events.once().size());
        }
    }

    /** What the files tell now, or nothing while they are renamed under the reader's eyes. */
    private Map<String, JsonNode> told() throws IOException {
        try {
            return ChangesKillTest.withoutRoom(
                    ChangeFiles.in(changes.resolve(FEED)).folded());
        } catch (UncheckedIOException e) {
            return Map.of();
        }
    }

    private void begin(long seed, Map<String, String> sink) throws Exception {
        random = new Random(seed);
        server = SandboxServer.builder().clock(clock).random(seed).start();
        script = new LibraryScript(server, random);
        Map<String, String> environment = new HashMap<>(sink);
        environment.putAll(Map.of(
                "DROVER_ROLE",
                "scanner",
                "DROVER_STORE_URL",
                postgres.url(),
                "IMMICH_URL",
                server.url().toString(),
                "IMMICH_EMAIL",
                server.email(),
                "IMMICH_PASSWORD",
                server.password(),
                "DROVER_CHANGES_FEED",
                FEED,
                "DROVER_CHANGES_TYPES",
                FreshStream.TYPES,
                "DROVER_CHANGES_DELAY",
                "500ms",
                "DROVER_CHANGES_BATCH",
                "5"));
        for (String name : List.of("n1", "n2", "n3")) {
            DroverNode node = new DroverNode(name, folder, environment);
            nodes.add(node);
            node.start();
        }
        await("a node has the feed", () -> term() > 0);
    }

    /** All of it a few times, in an order of the seed, while the library changes. */
    private void disturb() throws Exception {
        List<Disturbance> disturbances = new ArrayList<>();
        for (int i = 0; i < TIMES_EACH; i++) {
            disturbances.addAll(Arrays.asList(Disturbance.values()));
        }
        Collections.shuffle(disturbances, random);
        List<String> took = new ArrayList<>();
        for (Disturbance disturbance : disturbances) {
            long before = delivered();
            change(100);
            await("something of it is told", () -> delivered() > before);
            change(20);
            Duration takeover = bring(disturbance);
            took.add(disturbance + " " + takeover.toMillis() + " ms");
            assertThat(takeover)
                    .as("time to the next leader after %s of %s", disturbance, disturbances)
                    .isLessThanOrEqualTo(PROMISE);
        }
        change(50);
        System.Logger log = System.getLogger(ClusterFeedTest.class.getName());
        log.log(System.Logger.Level.INFO, "takeovers: {0}", String.join(", ", took));
    }

    private void change(int times) {
        for (int i = 0; i < times; i++) {
            clock.advance(Duration.ofMillis(700));
            script.step();
        }
    }

    /** @return how long the feed had no node */
    private Duration bring(Disturbance disturbance) throws Exception {
        DroverNode leader = leader();
        long term = term();
        long begin;
        switch (disturbance) {
            case KILLED -> {
                begin = System.nanoTime();
                leader.kill();
            }
            case FROZEN -> {
                begin = System.nanoTime();
                leader.freeze();
            }
            case STOPPED -> {
                leader.stop();
                begin = System.nanoTime();
            }
            case DATABASE_RESTARTED -> {
                postgres.kill();
                postgres.startAgain();
                begin = System.nanoTime();
            }
            default -> throw new AssertionError(disturbance);
        }
        await("the next one has the feed after " + disturbance + " of " + leader.name(), () -> term() > term);
        Duration takeover = Duration.ofNanos(System.nanoTime() - begin);
        switch (disturbance) {
            case FROZEN -> leader.thaw();
            case KILLED, STOPPED -> leader.start();
            case DATABASE_RESTARTED -> {
                // all nodes live
            }
        }
        return takeover;
    }

    /** The node that runs the feed, as the database knows it. */
    private DroverNode leader() throws Exception {
        List<DroverNode> found = new ArrayList<>();
        await("a node leads", () -> {
            String name = postgres.ask("""
                    select coalesce(max(substring(application_name from 'drover-leader (.*)')), '') from pg_locks
                    join pg_stat_activity on pg_stat_activity.pid = pg_locks.pid
                    where locktype = 'advisory' and granted and (classid::bigint << 32 | objid::bigint)
                    = ('x' || encode(substring(sha256('drover/public/changes') for 8), 'hex'))::bit(64)::bigint
                    """);
            nodes.stream().filter(node -> node.name().equals(name)).forEach(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }

    private long term() throws SQLException {
        return number("select coalesce(max(term), 0) from feed");
    }

    private long delivered() throws SQLException {
        return number("select coalesce(max(delivered), 0) from feed");
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(postgres.ask(sql));
    }

    /** Lets the database itself note who confirms what. */
    private void watchConfirmations() throws SQLException {
        postgres.execute("create table confirmation (id bigserial, term bigint, delivered bigint, session int)");
        postgres.execute("""
                create function note() returns trigger language plpgsql as $$ begin
                  if new.delivered <> old.delivered or new.term < old.term then
                    insert into confirmation (term, delivered, session)
                    values (new.term, new.delivered, pg_backend_pid());
                  end if;
                  return new;
                end $$
                """);
        postgres.execute("create trigger note after update on feed for each row execute function note()");
    }

    private void assertEachIsConfirmedOnce(int events) throws SQLException {
        assertThat(number("select max(delivered) from confirmation")).isEqualTo(events);
        assertThat(
                        number(
                                "select count(*) from (select delivered from confirmation group by delivered having count(*) > 1) x"))
                .as("places that were confirmed twice")
                .isZero();
        assertThat(number("""
                        select count(*) from (select term < lag(term) over (order by id)
                        or delivered <= lag(delivered) over (order by id) as back from confirmation) x where back
                        """))
                .as("confirmations of a node that was taken over from, or of a place further back")
                .isZero();
        assertThat(number("select count(distinct term) from confirmation"))
                .as("nodes that confirmed something, one after the other")
                .isGreaterThan(TIMES_EACH);
    }

    private void stopNodes() throws Exception {
        for (DroverNode node : nodes) {
            node.stop();
        }
    }

    private void await(String what, Callable<Boolean> condition) throws Exception {
        try {
            Until.isTrue(what, PATIENCE, condition);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + said(), e);
        }
    }

    private String said() throws IOException {
        StringBuilder said = new StringBuilder();
        for (DroverNode node : nodes) {
            said.append("---- ").append(node.name()).append('\n').append(node.said());
        }
        return said.toString();
    }
}
