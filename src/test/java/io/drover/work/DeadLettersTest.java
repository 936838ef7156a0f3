package io.drover.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.ingest.SharedFile;
import io.drover.testing.KafkaBroker;
import io.drover.testing.NobodyThere;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files among the dead letters go back to where they came from, once, and nothing else goes anywhere. */
@Timeout(120)
class DeadLettersTest {
    @TempDir
    private Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> left = new ArrayList<>();
    private KafkaBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        broker = KafkaBroker.in(folder);
        context.disableJMX();
    }

    @AfterEach
    void stopBroker() {
        context.stop();
        broker.close();
    }

    @Test
    void files_are_put_back_once_onto_their_topics() throws Exception {
        topics("d-folder", "d-s3", "d-dead");
        List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            letters.add(letter(i % 2 == 0 ? "d-folder" : "d-s3", file("/p/" + i + ".jpg"), DeadKind.FAILED));
        }
        write(letters);

        assertThat(putBack()).isEqualTo(1200);
        assertThat(putBack()).isZero();

        assertThat(broker.records("d-s3")).hasSize(600);
        assertThat(broker.records("d-folder")).hasSize(600).allSatisfy(record -> {
            assertThat(RecordReader.read(record.value()).file().path()).isEqualTo(record.key());
            assertThat(record.headers()).isEmpty();
        });
        assertThat(left).isEmpty();
    }

    @Test
    void what_tells_of_no_file_is_told_once_and_stays() throws Exception {
        topics("d-folder", "d-dead");
        write(List.of(
                letter("d-folder", "no record".getBytes(UTF_8), DeadKind.UNREADABLE),
                letter("d-folder", file("/p/a.jpg"), DeadKind.FAILED)));

        assertThat(putBack()).isEqualTo(1);
        assertThat(left).containsExactly("d-folder-7 at 42: it is no valid JSON");

        left.clear();
        assertThat(putBack()).isZero();
        assertThat(left).isEmpty();
        assertThat(broker.records("d-dead")).hasSize(2);
    }

    @Test
    void what_a_newer_drover_wrote_stays_to_be_read_for_one() throws Exception {
        topics("d-folder", "d-dead");
        write(List.of(letter("d-folder", "{\"v\":2}".getBytes(UTF_8), DeadKind.NEWER)));

        assertThat(putBack()).isZero();
        assertThat(putBack()).isZero();

        assertThat(left).hasSize(2).allMatch(line -> line.startsWith("d-folder-7 at 42: it is of a newer Drover"));
        List<ConsumerRecord<String, byte[]>> letters = broker.records("d-dead");
        assertThat(new String(letters.get(letters.size() - 1).value(), UTF_8)).isEqualTo("{\"v\":2}");
    }

    @Test
    void a_letter_does_not_choose_where_drover_writes() throws Exception {
        topics("d-folder", "d-dead", "other", "d-x");
        write(List.of(
                letter("other", file("/p/a.jpg"), DeadKind.FAILED),
                letter("d-dead", file("/p/b.jpg"), DeadKind.FAILED),
                letter("d-new", file("/p/c.jpg"), DeadKind.FAILED),
                new ProducerRecord<>("d-dead", file("/p/d.jpg")),
                letter("d-x", file("/p/e.jpg"), DeadKind.FAILED)));

        assertThat(putBack()).isEqualTo(1);

        assertThat(left).hasSize(4).allMatch(line -> line.endsWith(": there is no topic d-… that it came from"));
        assertThat(broker.records("other")).isEmpty();
        assertThat(broker.records("d-x")).hasSize(1);
    }

    @Test
    void without_dead_letters_there_is_nothing_to_do() {
        assertThat(putBack()).isZero();
    }

    @Test
    void a_kafka_that_is_away_is_told_in_a_sentence() throws Exception {
        try (NobodyThere nobody = new NobodyThere()) {
            String brokers = "localhost:" + nobody.port();

            assertThatThrownBy(() -> DeadLetters.putBack(context, brokers, "d", (place, reason) -> {}))
                    .isInstanceOf(KafkaAwayException.class)
                    .hasMessageStartingWith("Kafka at " + brokers + " cannot be asked: ");
        }
    }

    private long putBack() {
        return DeadLetters.putBack(context, broker.address(), "d", (place, reason) -> left.add(place + ": " + reason));
    }

    private static byte[] file(String path) {
        return RecordWriter.write(new WorkRecord(
                new SharedFile("/p", "immich", path, 1, 2, null, null),
                new Wishes(null, List.of(), List.of(), null, null, null, true)));
    }

    private static ProducerRecord<byte[], byte[]> letter(String topic, byte[] value, DeadKind kind) throws Exception {
        byte[] key = kind == DeadKind.FAILED
                ? RecordReader.read(value).file().path().getBytes(UTF_8)
                : "key".getBytes(UTF_8);
        return DeadLetter.of(new ConsumerRecord<>(topic, 7, 42, key, value), "d-dead", kind, "it failed");
    }

    private void topics(String... names) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(Arrays.stream(names)
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private void write(List<ProducerRecord<byte[], byte[]>> letters) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address()), new ByteArraySerializer(), new ByteArraySerializer())) {
            letters.forEach(producer::send);
        }
    }
}
