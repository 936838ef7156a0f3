import io.drover.testing.KafkaBroker;
import io.drover.testing.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What several nodes share: PostgreSQL, which keeps what it holds, and a new Kafka. Started by bench/run. */
public final class Cluster {
    /** As small as a server of its own would have them; a commit waits for the disk. */
    private static final Map<String, String> SETTINGS =
            Map.of("shared_buffers", "512MB", "max_wal_size", "4GB", "fsync", "on");

    private Cluster() {}

    /** Prints where they are, among what they print themselves; answers each line, a question in SQL; ends with its input. */
    public static void main(String[] arguments) throws Exception {
        Path store = Files.createDirectories(Path.of(arguments[0]));
        try (Postgres postgres = Postgres.keptIn(store, SETTINGS);
                KafkaBroker broker = KafkaBroker.in(Path.of(arguments[1]))) {
            System.out.println("store " + postgres.url());
            System.out.println("brokers " + broker.address());
            var input = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
            for (String question = input.readLine(); question != null; question = input.readLine()) {
                System.out.println("answer " + postgres.ask(question));
            }
        }
    }
}
