package io.drover.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.IngestHeaders;
import io.drover.ingest.PutBackException;
import io.drover.reload.Until;
import io.drover.testing.KafkaBroker;
import io.drover.work.WorkNode.Given;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is shared is done by one node or another, and what is not done comes again. */
@Timeout(120)
class WorkTest {
    @TempDir
    private static Path folder;

    private static KafkaBroker broker;

    private final List<WorkNode> nodes = new ArrayList<>();
    private String topic = "";

    @BeforeAll
    static void startBroker() throws IOException {
        broker = KafkaBroker.in(folder);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void useOwnTopic(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void stop() {
        nodes.forEach(WorkNode::close);
    }

    @Test
    void a_file_is_shared_with_all_that_is_to_be_known_of_it() throws Exception {
        WorkNode scanner = writer("");
        WorkNode worker = worker("");

        CompletableFuture<Exchange> shared = scanner.share("/p/a.jpg");

        assertThat(shared.get(30, TimeUnit.SECONDS).getMessage().getHeader(IngestHeaders.SHARED))
                .isEqualTo(true);
        Given given = worker.next();
        assertThat(given.file().source()).isEqualTo("/p");
        assertThat(given.path()).isEqualTo("/p/a.jpg");
        assertThat(given.file().size()).isEqualTo(1);
        assertThat(given.held()).isTrue();
        given.end("uploaded");
        Until.isTrue("its end is committed", () -> done() == 1);
        assertThat(worker.told.ended).isEqualTo(Map.of(topic, 1));
    }

    @Test
    void topics_are_made_as_they_are_wanted() throws Exception {
        WorkNode worker = worker("retention=2h&dead=the-dead");
        Until.isTrue("it is given the partitions", () -> worker.endpoint().partitions() == 4);

        try (Admin admin = admin()) {
            Map<String, TopicDescription> topics = admin.describeTopics(List.of(topic, "the-dead"))
                    .allTopicNames()
                    .get();
            assertThat(requireNonNull(topics.get(topic)).partitions()).hasSize(4);
            assertThat(requireNonNull(topics.get("the-dead")).partitions()).hasSize(1);
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            Config config = requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            assertThat(config.get("retention.ms").value()).isEqualTo("7200000");
        }
    }

    @Test
    void a_slow_file_holds_up_neither_the_others_nor_a_node_that_joins() throws Exception {
        WorkNode scanner = writer("");
        WorkNode one = worker("");
        scanner.share("/p/slow.jpg");
        Given slow = one.next();
        one.endAll();
        Until.isTrue("others are done", () -> {
            scanner.share(paths("before", 20));
            return one.seen().size() >= 20;
        });

        WorkNode two = worker("");
        two.endAll();

        Until.isTrue(
                "both share",
                () -> one.endpoint().partitions() + two.endpoint().partitions() == 4
                        && two.endpoint().partitions() >= 1);
        slow.end("uploaded");
        Until.isTrue("nothing waits", () -> waiting() == 0);
    }

    @Test
    void of_a_partition_that_is_given_to_another_node_nothing_is_begun_and_what_has_begun_is_not_repeated()
            throws Exception {
        WorkNode scanner = writer("");
        WorkNode one = worker("");
        scanner.share(paths("f", 40));
        List<Given> begun = one.next(40);

        WorkNode two = worker("");
        Until.isTrue("claims go", () -> begun.stream().anyMatch(given -> !given.held()));
        assertThat(two.waiting()).as("what has begun there is waited for").isZero();
        List<String> done = new ArrayList<>();
        List<String> putBack = new ArrayList<>();
        for (Given given : begun) {
            if (given.held() || done.size() < 3) {
                done.add(given.path());
                given.end("uploaded");
            } else {
                putBack.add(given.path());
                given.fail(new PutBackException("the file was given to another node"));
            }
        }

        Until.isTrue("the other node has them", () -> two.seen().containsAll(putBack));
        two.endAll();
        Until.isTrue("nothing waits", () -> waiting() == 0);
        assertThat(putBack).isNotEmpty();
        assertThat(one.seen()).as("no file came back to the first node").hasSize(40);
    }

    @Test
    void what_is_put_back_comes_again_and_what_was_done_behind_it_does_not() throws Exception {
        WorkNode scanner = writer("partitions=1");
        WorkNode worker = worker("partitions=1");
        scanner.share("/p/a.jpg").get(30, TimeUnit.SECONDS);
        scanner.share("/p/b.jpg");
        scanner.share("/p/c.jpg");
        Map<String, Given> given = byPath(worker.next(3));

        requireNonNull(given.get("/p/a.jpg")).end("uploaded");
        requireNonNull(given.get("/p/c.jpg")).end("duplicate");
        requireNonNull(given.get("/p/b.jpg")).fail(new PutBackException("/p is not mounted here"));

        Given again = worker.next();
        assertThat(again.path()).isEqualTo("/p/b.jpg");
        assertThat(worker.told.troubles).containsExactly("files are put back: /p is not mounted here");
        again.end("uploaded");
        Until.isTrue("nothing waits", () -> waiting() == 0);
        assertThat(worker.seen()).hasSize(4);
        Until.isTrue("that is over", () -> worker.told.troubles.contains("over"));
        assertThat(broker.records(topic + "-dead")).isEmpty();
    }

    @Test
    void a_file_that_fails_is_done_once_it_is_among_the_dead_letters() throws Exception {
        WorkNode scanner = writer("");
        WorkNode worker = worker("");
        scanner.share(List.of("/p/failed.jpg", "/p/broken.jpg"));
        Map<String, Given> given = byPath(worker.next(2));

        Exchange exchange = requireNonNull(given.get("/p/failed.jpg")).exchange();
        exchange.getMessage().setHeader(IngestHeaders.REASON, "the server has no room");
        requireNonNull(given.get("/p/failed.jpg")).end("failed");
        requireNonNull(given.get("/p/broken.jpg")).fail(new IOException("the disk broke"));

        Until.isTrue("nothing waits", () -> waiting() == 0);
        List<ConsumerRecord<String, byte[]>> dead = broker.records(topic + "-dead");
        assertThat(dead)
                .extracting(letter ->
                        letter.key() + " " + header(letter, "drover-kind") + " " + header(letter, "drover-reason"))
                .containsExactlyInAnyOrder(
                        "/p/failed.jpg failed the server has no room", "/p/broken.jpg failed the disk broke");
        assertThat(dead).allSatisfy(letter -> {
            assertThat(RecordReader.read(letter.value()).file().path()).isEqualTo(letter.key());
            assertThat(header(letter, "drover-topic")).isEqualTo(topic);
            assertThat(header(letter, "drover-partition")).matches("[0-3]");
            assertThat(header(letter, "drover-offset")).matches("[01]");
        });
        assertThat(worker.told.buried).isEqualTo(Map.of(topic, 2));
    }

    @Test
    void a_record_that_tells_of_no_file_is_put_aside_and_stops_nothing() throws Exception {
        broker.addTopic(topic);
        write("k1", "not a record".getBytes(UTF_8));
        write("k2", "{\"v\":9,\"min\":9}".getBytes(UTF_8));
        write("k3", null);
        WorkNode worker = worker("");
        WorkNode scanner = writer("");
        scanner.share("/p/a.jpg");

        worker.next().end("uploaded");

        Until.isTrue("nothing waits", () -> waiting() == 0);
        assertThat(broker.records(topic + "-dead"))
                .extracting(letter -> letter.key() + " " + header(letter, "drover-kind"))
                .containsExactlyInAnyOrder("k1 unreadable", "k2 newer", "k3 unreadable");
        assertThat(worker.seen()).containsExactly("/p/a.jpg");
    }

    @Test
    void the_same_file_is_worked_on_once_at_a_time() throws Exception {
        WorkNode scanner = writer("");
        WorkNode worker = worker("");
        scanner.share(List.of("/p/a.jpg", "/p/a.jpg", "/p/a.jpg", "/p/b.jpg"));

        List<Given> first = worker.next(2);
        assertThat(first).extracting(Given::path).containsExactlyInAnyOrder("/p/a.jpg", "/p/b.jpg");
        Until.isTrue("all are taken", () -> worker.endpoint().inFlight() == 4);
        assertThat(worker.waiting()).isZero();

        requireNonNull(byPath(first).get("/p/a.jpg")).end("uploaded");
        Given second = worker.next();
        assertThat(second.path()).isEqualTo("/p/a.jpg");
        assertThat(worker.waiting()).isZero();
    }

    @Test
    void no_more_is_taken_than_may_be_on_its_way() throws Exception {
        WorkNode scanner = writer("");
        WorkNode worker = worker("inFlight=8");
        join(scanner.share(paths("f", 50)));

        List<Given> first = worker.next(7);
        Until.isTrue("it is full", () -> worker.endpoint().inFlight() >= 7);
        assertThat(worker.endpoint().inFlight()).isLessThanOrEqualTo(8);

        first.forEach(given -> given.end("uploaded"));
        worker.endAll();
        Until.isTrue("nothing waits", () -> waiting() == 0);
    }

    @Test
    void who_shares_waits_while_the_topic_is_long() throws Exception {
        WorkNode scanner = writer("backlog=10");

        List<CompletableFuture<Exchange>> shared = scanner.share(paths("f", 30));

        Until.isTrue("the topic is full", () -> waiting() == 10);
        assertThat(shared.stream().filter(CompletableFuture::isDone)).hasSizeBetween(9, 10);

        WorkNode worker = worker("");
        worker.endAll();
        join(shared);
        Until.isTrue("nothing waits", () -> waiting() == 0);
        assertThat(worker.seen()).hasSize(30);
    }

    @Test
    void who_waits_to_share_is_put_back_when_drover_stops() throws Exception {
        WorkNode scanner = writer("backlog=1");
        List<CompletableFuture<Exchange>> shared = scanner.share(paths("f", 5));
        Until.isTrue("the topic is full", () -> waiting() == 1);

        scanner.close();

        join(shared);
        assertThat(shared)
                .filteredOn(end -> end.join().getException() instanceof PutBackException stop && stop.isOfStop())
                .hasSize(4);
    }

    @Test
    void a_node_that_stops_commits_what_is_done_and_leaves_the_rest_to_others() throws Exception {
        WorkNode scanner = writer("");
        WorkNode one = worker("");
        join(scanner.share(paths("f", 20)));
        List<Given> begun = one.next(20);
        List<String> left = begun.subList(15, 20).stream().map(Given::path).toList();
        begun.subList(0, 15).forEach(given -> given.end("uploaded"));

        Thread stopping = new Thread(one::close);
        stopping.start();
        Until.isTrue("its claims go", () -> !begun.get(19).held());
        begun.subList(15, 20).forEach(given -> given.fail(new PutBackException("the file was given to another node")));
        stopping.join();

        WorkNode two = worker("");
        two.endAll();
        Until.isTrue("nothing waits", () -> waiting() == 0);
        assertThat(two.seen()).containsAll(left);
    }

    @Test
    void a_route_that_is_suspended_goes_on_where_it_was() throws Exception {
        WorkNode scanner = writer("");
        WorkNode worker = worker("");
        scanner.share("/p/a.jpg");
        worker.next().end("uploaded");

        worker.context.getRouteController().suspendRoute("work");
        join(scanner.share(paths("f", 5)));
        worker.context.getRouteController().resumeRoute("work");
        worker.endAll();

        Until.isTrue("nothing waits", () -> waiting() == 0);
        assertThat(worker.seen()).containsAll(paths("f", 5)).hasSize(6);
    }

    private WorkNode worker(String options) throws Exception {
        return node(options).working();
    }

    private WorkNode writer(String options) throws Exception {
        return node(options).writing();
    }

    private WorkNode node(String options) {
        WorkNode node = new WorkNode(broker.address(), topic, options);
        nodes.add(node);
        return node;
    }

    private static List<String> paths(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "/p/" + name + i + ".jpg")
                .toList();
    }

    private static void join(List<CompletableFuture<Exchange>> shared) throws Exception {
        for (CompletableFuture<Exchange> one : shared) {
            one.get(60, TimeUnit.SECONDS);
        }
    }

    private static Map<String, Given> byPath(List<Given> given) {
        Map<String, Given> byPath = new HashMap<>();
        given.forEach(one -> byPath.put(one.path(), one));
        return byPath;
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.address()));
    }

    private void write(String key, byte @Nullable [] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    /** Records that the group has not committed, or -1 before there is a topic. */
    private long waiting() throws Exception {
        try (Admin admin = admin()) {
            return WorkTopics.look(admin, List.of(topic), Duration.ofSeconds(10)).stream()
                    .mapToLong(TopicLoad::waiting)
                    .findFirst()
                    .orElse(-1);
        }
    }

    private long done() throws Exception {
        try (Admin admin = admin()) {
            return admin
                    .listConsumerGroupOffsets(WorkEndpoint.groupOf(topic))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }
}
