package io.drover.runtime;

import io.drover.cluster.ClusterRole;
import io.drover.lint.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a node among others. They are needed before Camel, and say whether there are others at all. */
public final class ClusterOptions {
    static final String PREFIX = "drover.cluster.";
    static final String ROLE = PREFIX + "role";
    static final String NODE = PREFIX + "node";
    static final String BROKERS = PREFIX + "kafka.brokers";
    static final String TOPICS = PREFIX + "kafka.topics";
    static final String PARTITIONS = PREFIX + "kafka.partitions";
    static final String REPLICAS = PREFIX + "kafka.replicas";
    static final String RETENTION = PREFIX + "kafka.retention";
    static final String BACKLOG = PREFIX + "backlog";

    private final List<Setting> settings;
    private final SettingValues values;

    ClusterOptions(List<Setting> settings, SettingValues values) {
        this.settings = settings;
        this.values = values;
    }

    /**
     * Those of the settings' file and what beats it.
     *
     * @throws ConfigurationException when it cannot be read, or when one of them is not allowed
     */
    public static ClusterOptions of(RuntimeOptions options) {
        List<Setting> settings = SettingsFile.read(options.setup().settings());
        SettingValues values = new SettingValues(options);
        List<Problem> problems = new ClusterCheck(settings, values).problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new ClusterOptions(settings, values);
    }

    /** The role in a settings' file that may hold mistakes, which are told when it is checked: none then. */
    static ClusterRole roleIn(List<Setting> settings, Map<String, String> environment) {
        return new ClusterOptions(settings, new SettingValues(Map.of(), environment)).role();
    }

    /** What this node does. */
    public ClusterRole role() {
        return ClusterRole.of(value(ROLE, "none")).orElse(ClusterRole.NONE);
    }

    /**
     * The name of this node, which no other one has: that of the host unless it is set.
     *
     * @throws ConfigurationException when it is not set, and the host's is not known
     */
    public String node() {
        String node = value(NODE, "");
        if (!node.isEmpty()) {
            return node;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new ConfigurationException(NODE + " is empty, and this host's name is not known: set it");
        }
    }

    /** {@code host:port} of one broker of Kafka or more, separated by commas. */
    public String brokers() {
        return value(BROKERS, "localhost:9092");
    }

    /** What the names of the topics begin with. */
    public String topics() {
        return value(TOPICS, "drover");
    }

    /** How many partitions a topic gets that is made; 1 to 10000. */
    public int partitions() {
        return Integer.parseInt(value(PARTITIONS, "48"));
    }

    /** How many copies a topic gets that is made; 0: as the brokers say. */
    public short replicas() {
        return Short.parseShort(value(REPLICAS, "0"));
    }

    /** How long a topic that is made keeps its records. */
    public Duration retention() {
        return DurationConverter.parse(value(RETENTION, "7d").replace(" ", ""));
    }

    /** How many files may wait in a topic before the scanner waits, too; 1000 or more. */
    public int backlog() {
        return Integer.parseInt(value(BACKLOG, "10000"));
    }

    /** The last one of a key counts, as everywhere. */
    private String value(String key, String otherwise) {
        @Nullable
        String value = settings.stream()
                .filter(setting -> setting.key().equals(key))
                .reduce((first, last) -> last)
                .map(values::of)
                .orElse(null);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
