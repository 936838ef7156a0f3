package io.drover.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.testing.KafkaBroker;
import io.drover.testing.NobodyThere;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What waits is what no node has said to be done, and who holds partitions is told by name. */
@Timeout(120)
class WorkTopicsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static KafkaBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.in(folder);
        admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void topics_that_nobody_made_yet_are_left_out() throws Exception {
        broker.addTopic("early-s3");

        List<TopicLoad> loads = WorkTopics.look(admin, WorkTopics.ofRoutes("early"), LIMIT);

        assertThat(loads).containsExactly(new TopicLoad("early-s3", 4, 0, Map.of()));
    }

    @Test
    void all_records_wait_before_the_first_worker_comes() throws Exception {
        broker.addTopic("new-folder");
        write("new-folder", 0, 3);
        write("new-folder", 2, 4);

        List<TopicLoad> loads = WorkTopics.look(admin, WorkTopics.ofRoutes("new"), LIMIT);

        assertThat(loads).singleElement().satisfies(load -> {
            assertThat(load.waiting()).isEqualTo(7);
            assertThat(load.idle()).isEqualTo(4);
        });
    }

    @Test
    void what_was_done_does_not_wait_and_a_worker_is_told_with_what_it_holds() throws Exception {
        broker.addTopic("busy-folder");
        broker.addTopic("busy-dead");
        write("busy-folder", 0, 5);
        write("busy-folder", 1, 5);
        write("busy-dead", 0, 2);
        try (KafkaConsumer<byte[], byte[]> worker = worker("busy-folder", "node-a")) {
            while (worker.assignment().isEmpty()) {
                worker.poll(Duration.ofMillis(100));
            }
            worker.commitSync(Map.of(new TopicPartition("busy-folder", 0), new OffsetAndMetadata(4)));

            List<TopicLoad> loads = WorkTopics.look(admin, WorkTopics.ofRoutes("busy"), LIMIT);

            assertThat(loads)
                    .containsExactly(
                            new TopicLoad("busy-folder", 4, 6, Map.of("node-a", 4)),
                            new TopicLoad("busy-dead", 4, 2, Map.of()));
            assertThat(loads.get(0).idle()).isZero();
        }
    }

    @Test
    void records_that_kafka_has_dropped_do_not_wait() throws Exception {
        broker.addTopic("old-folder");
        write("old-folder", 0, 5);
        admin.deleteRecords(Map.of(new TopicPartition("old-folder", 0), RecordsToDelete.beforeOffset(3)))
                .all()
                .get();

        List<TopicLoad> loads = WorkTopics.look(admin, WorkTopics.ofRoutes("old"), LIMIT);

        assertThat(loads)
                .singleElement()
                .satisfies(load -> assertThat(load.waiting()).isEqualTo(2));
    }

    @Test
    void a_kafka_that_is_away_is_not_waited_for_any_longer() {
        try (NobodyThere nobody = new NobodyThere()) {
            Admin asking = Admin.create(Map.of("bootstrap.servers", "localhost:" + nobody.port()));
            try {
                assertThatThrownBy(() -> WorkTopics.look(asking, WorkTopics.ofRoutes("any"), Duration.ofMillis(200)))
                        .isInstanceOfAny(TimeoutException.class, ExecutionException.class);
            } finally {
                asking.close(Duration.ZERO);
            }
        }
    }

    private static void write(String topic, int partition, int records) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic, partition, null, new byte[] {1}))
                        .get();
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> worker(String topic, String name) {
        KafkaConsumer<byte[], byte[]> worker = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.address(),
                        "group.id",
                        "drover-" + topic,
                        "client.id",
                        name,
                        "enable.auto.commit",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        worker.subscribe(List.of(topic));
        return worker;
    }
}
