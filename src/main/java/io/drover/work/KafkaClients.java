package io.drover.work;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes clients of one Kafka. What {@code camel.component.kafka.*} says of a client counts here, too, such as security and
 * timeouts; what the queue's promises hang on does not.
 */
public final class KafkaClients {
    private static final int ADMIN_PATIENCE_MILLIS = 15_000;
    private static final int CAMELS_SESSION_MILLIS = 45_000;

    /** A node that was killed is missed soon; one that is missed without reason loses nothing but time. */
    private static final int SESSION_MILLIS = 10_000;

    private final KafkaConfiguration configuration;
    private final String brokers;

    private KafkaClients(KafkaConfiguration configuration, String brokers) {
        this.configuration = configuration;
        this.brokers = brokers;
    }

    /** @param brokers {@code host:port} of one broker or more */
    public static KafkaClients of(CamelContext context, String brokers) {
        KafkaConfiguration configuration = context.getComponent("kafka", KafkaComponent.class)
                .getConfiguration()
                .copy();
        configuration.setBrokers(brokers);
        return new KafkaClients(configuration, brokers);
    }

    /** Asks and makes topics. Nothing is asked yet. */
    public Admin admin() {
        Map<String, Object> settings = settings(configuration.createProducerProperties(), Map.of());
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_PATIENCE_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_PATIENCE_MILLIS);
        return Admin.create(settings);
    }

    /** Reads records as they are. @param own settings that beat all others */
    public Consumer<byte[], byte[]> consumer(Map<String, Object> own) {
        Map<String, Object> settings = settings(configuration.createConsumerProperties(), own);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMillis());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // what was written before the first worker came is work, too
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings);
    }

    /** Writes records that all replicas have once they are confirmed, and each of them once. */
    public Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = settings(configuration.createProducerProperties(), Map.of());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // a record's key alone says where it goes
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        settings.put(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, false);
        return new KafkaProducer<>(settings);
    }

    /** How long Kafka keeps a node that it does not hear of, milliseconds: what the settings say, or else shorter than usual. */
    int sessionMillis() {
        Integer said = configuration.getSessionTimeoutMs();
        return said == null || said == CAMELS_SESSION_MILLIS ? SESSION_MILLIS : said;
    }

    private Map<String, Object> settings(Properties given, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>();
        given.forEach((key, value) -> settings.put(key.toString(), value));
        settings.putAll(own);
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        return settings;
    }
}
