package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.testing.KafkaBroker;
import io.drover.testing.NobodyThere;
import io.drover.testing.Postgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Among several nodes, retry puts the dead letters of files back, too. */
@Timeout(120)
class ClusterRetryTest {
    private static final String FILE =
            "{\"v\":1,\"source\":\"/photos\",\"target\":\"immich\",\"path\":\"/photos/a.jpg\","
                    + "\"size\":1,\"modified\":2}";

    @TempDir
    private Path folder;

    @Test
    void dead_letters_of_files_are_put_back_and_the_others_are_told_once() throws Exception {
        try (Postgres postgres = Postgres.start();
                KafkaBroker broker = KafkaBroker.in(folder.resolve("kafka"))) {
            String database = postgres.emptyDatabase();
            broker.addTopic("drover-folder");
            broker.addTopic("drover-dead");
            bury(broker, FILE);
            bury(broker, "what is this");
            CommandRun first = command(database, broker.address());
            CommandRun second = command(database, broker.address());

            assertThat(first.run("retry")).isEqualTo(ExitCode.OK);
            assertThat(second.run("retry", "--json")).isEqualTo(ExitCode.OK);

            assertThat(first.out().lines())
                    .containsExactly(
                            "0 files due again: the next scan takes them.",
                            "1 dead letter of files put back among the work.",
                            "1 dead letter left, without a file that can be worked on:",
                            "  drover-folder-0 at 5: it is no valid JSON");
            JsonNode json = new ObjectMapper().readTree(second.out());
            assertThat(json.get("due").asInt()).isZero();
            assertThat(json.get("putBack").asInt()).isZero();
            assertThat(json.get("left").asInt()).isZero();
            assertThat(json.get("examples")).isEmpty();
            assertThat(broker.records("drover-folder")).hasSize(1);
        }
    }

    @Test
    void a_kafka_that_is_away_is_told_and_other_states_need_none() throws Exception {
        try (Postgres postgres = Postgres.start();
                NobodyThere nobody = new NobodyThere()) {
            String database = postgres.emptyDatabase();
            CommandRun failed = command(database, "localhost:" + nobody.port());
            CommandRun rejected = command(database, "localhost:" + nobody.port());

            assertThat(failed.run("retry")).isEqualTo(ExitCode.SERVER);
            assertThat(rejected.run("retry", "--state", "rejected")).isEqualTo(ExitCode.OK);

            assertThat(failed.err())
                    .contains("the files are due again, but the dead letters were not read: Kafka at localhost:");
        }
    }

    private CommandRun command(String database, String brokers) {
        return CommandRun.in(folder.resolve("data"))
                .with("DROVER_STORE_URL", database)
                .with("DROVER_CLUSTER_BROKERS", brokers)
                .with("DROVER_ROLE", "worker");
    }

    private static void bury(KafkaBroker broker, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address()), new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> letter = new ProducerRecord<>("drover-dead", 0, "key", value);
            letter.headers()
                    .add("drover-topic", "drover-folder".getBytes(StandardCharsets.UTF_8))
                    .add("drover-partition", "0".getBytes(StandardCharsets.UTF_8))
                    .add("drover-offset", "5".getBytes(StandardCharsets.UTF_8));
            producer.send(letter).get();
        }
    }
}
