package io.drover.feed.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.feed.SourceChange;
import io.drover.testing.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A topic of a real broker gets every change once it is taken, in order per key. */
@Timeout(60)
class KafkaSinkTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path brokerFolder;

    @TempDir
    private static Path data;

    private static KafkaBroker broker;

    private final Changes changes = new Changes();
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable SinkRun sink;
    private String topic = "";

    @BeforeAll
    static void startBroker() throws IOException {
        broker = KafkaBroker.in(brokerFolder);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void useOwnTopic(TestInfo test) throws Exception {
        topic = test.getTestMethod().orElseThrow().getName();
        broker.addTopic(topic);
        settings.put("drover.changes.kafka.timeout", "2000");
        settings.put("drover.changes.kafka.brokers", broker.address());
        settings.put("drover.changes.kafka.topic", topic);
    }

    @AfterEach
    void stop() {
        if (sink != null) {
            sink.close();
        }
    }

    @Test
    void each_change_is_a_record_of_its_key_and_its_event() throws IOException {
        ChangeBatch batch = changes.reset().upsert("a", 1).delete("b", 2).batch();

        assertThat(deliver(batch)).isNull();

        assertThat(broker.records(topic))
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder("feed", "asset/a", "asset/b");
        ConsumerRecord<String, byte[]> upsert = of("asset/a").get(0);
        JsonNode event = JSON.readTree(upsert.value());
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText()).isEqualTo(batch.changes().get(1).id());
        assertThat(event.get("data").get("version").asInt()).isEqualTo(1);
        assertThat(new String(upsert.headers().lastHeader("content-type").value(), UTF_8))
                .isEqualTo("application/cloudevents+json");
        assertThat(upsert.headers()).hasSize(1);
    }

    @Test
    void the_changes_of_a_key_keep_their_order_over_batches() {
        for (int round = 1; round <= 20; round++) {
            for (int asset = 0; asset < 50; asset++) {
                changes.upsert("a" + asset, round);
            }
            assertThat(deliver(changes.batch())).isNull();
        }

        Map<String, List<Integer>> versions = broker.records(topic).stream()
                .collect(groupingBy(ConsumerRecord::key, mapping(this::version, toList())));
        assertThat(versions).hasSize(50);
        assertThat(versions.values())
                .allSatisfy(told -> assertThat(told).isSorted().hasSize(20));
    }

    @Test
    void a_repeated_batch_carries_equal_ids() {
        ChangeBatch batch = changes.upsert("a", 1).upsert("a", 2).batch();
        deliver(batch);

        deliver(batch);

        List<String> ids = batch.changes().stream().map(Change::id).toList();
        assertThat(of("asset/a")).extracting(this::id).containsExactly(ids.get(0), ids.get(1), ids.get(0), ids.get(1));
    }

    @Test
    void a_deletion_is_followed_by_a_tombstone_where_that_is_wanted() {
        settings.put("drover.changes.kafka.tombstones", "true");

        deliver(changes.upsert("a", 1).delete("a", 2).batch());

        List<ConsumerRecord<String, byte[]>> records = of("asset/a");
        assertThat(records).hasSize(3);
        assertThat(id(records.get(1))).isNotEmpty();
        assertThat(records.get(2).value()).isNull();
    }

    @Test
    void a_change_that_is_too_large_is_not_taken_and_the_others_are() {
        ChangeBatch batch = changes.upsert("a", 1)
                .add(SourceChange.upsert(
                        "asset", "asset/large", null, "v1", "\"" + "x".repeat(2_000_000) + "\"", List.of()))
                .upsert("b", 1)
                .batch();

        assertThat(deliver(batch))
                .hasMessageContaining("max.request.size")
                .satisfies(refusal -> assertThat(Fault.of(refusal)).isEqualTo(Fault.PERHAPS_OF_A_CHANGE));

        assertThat(batch.changes().stream().map(change -> deliver(batch.only(change)) == null))
                .containsExactly(true, false, true);
        assertThat(of("asset/b")).isNotEmpty();
    }

    @Test
    void a_broker_that_is_down_takes_nothing_and_gets_it_after_its_restart() {
        ChangeBatch first = changes.upsert("a", 1).batch();
        ChangeBatch second = changes.upsert("a", 2).upsert("b", 1).batch();
        deliver(first);
        broker.stop();
        try {
            assertThat(deliver(second))
                    .satisfies(failure -> assertThat(Fault.of(failure)).isEqualTo(Fault.OF_THE_SINK));
        } finally {
            broker.start();
        }

        assertThat(deliver(second)).isNull();

        assertThat(of("asset/a")).extracting(this::version).startsWith(1).endsWith(2);
        assertThat(of("asset/b")).isNotEmpty();
    }

    @Test
    void brokers_that_never_were_there_are_waited_for_once_a_batch() {
        settings.put("drover.changes.kafka.brokers", "localhost:1");
        for (int i = 0; i < 1000; i++) {
            changes.upsert("a" + i, 1);
        }

        assertThat(deliver(changes.batch()))
                .hasMessageContaining("not present in metadata")
                .satisfies(failure -> assertThat(Fault.of(failure)).isEqualTo(Fault.OF_THE_SINK));
    }

    private @Nullable Exception deliver(ChangeBatch batch) {
        try {
            if (sink == null) {
                sink = new SinkRun("kafka", data, settings);
            }
            return sink.deliver(batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ConsumerRecord<String, byte[]>> of(String key) {
        return broker.records(topic).stream()
                .filter(record -> record.key().equals(key))
                .toList();
    }

    private String id(ConsumerRecord<String, byte[]> record) {
        return event(record).get("id").asText();
    }

    private int version(ConsumerRecord<String, byte[]> record) {
        return event(record).get("data").get("version").asInt();
    }

    private static JsonNode event(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
