import io.drover.testing.KafkaBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker, and a plain producer with the settings of routes/changes-to-kafka.camel.yaml. Started by bench/run. */
public final class Kafka {
    private Kafka() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "broker" -> broker(Path.of(arguments[1]));
            case "produce" ->
                produce(
                        arguments[1],
                        arguments[2],
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        Integer.parseInt(arguments[5]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Prints its address, among what Kafka prints itself; makes a topic for each line of its input, and says so; ends with its input. */
    private static void broker(Path folder) throws Exception {
        try (KafkaBroker broker = KafkaBroker.in(folder)) {
            System.out.println("address " + broker.address());
            var input = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
            for (String topic = input.readLine(); topic != null; topic = input.readLine()) {
                broker.addTopic(topic);
                System.out.println("topic " + topic);
            }
        }
    }

    /** Waits for the broker after each batch, as a feed does, but reads nothing and keeps nothing. */
    private static void produce(String address, String topic, int count, int bytes, int batch) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", address,
                "acks", "all",
                "enable.idempotence", true,
                "max.in.flight.requests.per.connection", 1,
                "batch.size", 131_072,
                "linger.ms", 0);
        byte[] event = new byte[bytes];
        new Random(1).nextBytes(event);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < count; number++) {
                producer.send(new ProducerRecord<>(topic, "asset/" + number, event));
                if (number % batch == batch - 1) {
                    producer.flush();
                }
            }
        }
    }
}
