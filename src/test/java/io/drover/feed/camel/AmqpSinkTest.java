package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.testing.ArtemisBroker;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A queue of a real broker gets every change once it is taken, in order. */
@Timeout(60)
class AmqpSinkTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path brokerFolder;

    @TempDir
    private static Path data;

    private static ArtemisBroker broker;

    private final Changes changes = new Changes();
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable SinkRun sink;
    private String queue = "";

    @BeforeAll
    static void startBroker() throws Exception {
        broker = ArtemisBroker.in(brokerFolder);
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @BeforeEach
    void useOwnQueue(TestInfo test) throws Exception {
        queue = test.getTestMethod().orElseThrow().getName();
        broker.addQueue(queue);
        settings.put("drover.changes.amqp.name", queue);
        settings.put("drover.bean.changesAmqp.remoteURI", broker.url());
        settings.put("drover.bean.changesAmqp.username", ArtemisBroker.USER);
        settings.put("drover.bean.changesAmqp.password", ArtemisBroker.PASSWORD);
    }

    @AfterEach
    void stop() {
        if (sink != null) {
            sink.close();
        }
    }

    @Test
    void each_change_is_a_persistent_message_of_its_event() throws Exception {
        ChangeBatch batch = changes.upsert("a", 1).batch();

        assertThat(deliver(batch)).isNull();

        Message message = broker.take(queue).get(0);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo("asset/a");
        assertThat(message.getStringProperty("_AMQ_DUPL_ID"))
                .isEqualTo(batch.changes().get(0).id() + "-" + batch.firstSequence());
        assertThat((Object) ((AmqpJmsMessageFacade) ((JmsMessage) message).getFacade()).getContentType())
                .hasToString("application/cloudevents+json");
        assertThat(event(message).get("id").asText())
                .isEqualTo(batch.changes().get(0).id());
        assertThat(event(message).get("data").get("version").asInt()).isEqualTo(1);
    }

    @Test
    void the_changes_come_in_order_over_batches() throws Exception {
        for (int round = 1; round <= 3; round++) {
            for (int asset = 0; asset < 100; asset++) {
                changes.upsert("a" + asset % 10, round * 100 + asset);
            }
            assertThat(deliver(changes.batch())).isNull();
        }

        assertThat(broker.take(queue))
                .extracting(message -> event(message).get("data").get("version").asInt())
                .isSorted()
                .hasSize(300);
    }

    @Test
    void the_broker_drops_what_is_repeated() throws Exception {
        ChangeBatch batch = changes.upsert("a", 1).upsert("b", 1).batch();
        deliver(batch);

        assertThat(deliver(batch)).isNull();

        assertThat(broker.take(queue))
                .extracting(message -> event(message).get("id").asText())
                .containsExactlyElementsOf(
                        batch.changes().stream().map(Change::id).toList());
    }

    @Test
    void a_broker_that_is_down_takes_nothing_and_gets_it_after_its_restart() throws Exception {
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

        assertThat(broker.take(queue))
                .extracting(message -> message.getStringProperty("JMSXGroupID"))
                .containsExactly("asset/a", "asset/a", "asset/b");
    }

    @Test
    void a_wrong_password_is_refused_and_not_told() {
        settings.put("drover.bean.changesAmqp.password", "quite-wrong");

        assertThat(deliver(changes.upsert("a", 1).batch()))
                .hasStackTraceContaining("authenticate")
                .satisfies(failure -> assertThat(Fault.of(failure)).isEqualTo(Fault.OF_THE_SINK))
                .extracting(Throwables::getStackTrace, STRING)
                .doesNotContain("quite-wrong");
    }

    private @Nullable Exception deliver(ChangeBatch batch) {
        try {
            if (sink == null) {
                sink = new SinkRun("amqp", data, settings);
            }
            return sink.deliver(batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode event(Message message) {
        try {
            return JSON.readTree(message.getBody(byte[].class));
        } catch (IOException | JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
