package io.drover.work;

import io.drover.ingest.WorkListener;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Share files among many nodes by a topic of Kafka.
 *
 * <p>As a producer it writes one record for the {@code io.drover.ingest.SourceFile} of the body, and waits while the topic
 * is long or Kafka is away; then the header {@code CamelWorkShared} is true. As a consumer it is one of a group of nodes, and
 * sends one message for each record; the body is an {@code io.drover.ingest.SharedFile}. A record is done once its message
 * has ended; what ends in failure is put among the dead letters, and what is put back comes again.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "work",
        title = "Work",
        syntax = "work:topic",
        category = {Category.MESSAGING, Category.FILE})
public final class WorkEndpoint extends DefaultEndpoint {
    @UriPath(description = "The topic; it is made where it is missing.")
    @Metadata(required = true)
    private final String topic;

    @UriParam(description = "host:port of one broker or more, with commas between.")
    @Metadata(required = true)
    private String brokers = "";

    @UriParam(
            defaultValue = "48",
            description = "Partitions of a topic that is made, 1 to 10000: no more nodes than this share its work.")
    private int partitions = 48;

    @UriParam(
            defaultValue = "0",
            description = "Copies of each record of a topic that is made, 0 to 100; 0 is as many as the brokers say.")
    private int replicas;

    @UriParam(
            defaultValue = "7d",
            javaType = "java.time.Duration",
            description = "How long a topic that is made keeps its records, 1m or longer.")
    private long retention = Duration.ofDays(7).toMillis();

    @UriParam(
            label = "producer",
            defaultValue = "10000",
            description = "Records that may wait in the topic, 1 or more: then the producer waits, too.")
    private long backlog = 10_000;

    @UriParam(
            description =
                    "The topic of the dead letters, TOPIC-dead by default; it is made where it is missing, with one"
                            + " partition.")
    private @Nullable String dead;

    @UriParam(description = "The group of nodes that share the topic, drover-TOPIC by default.")
    private @Nullable String group;

    @UriParam(
            label = "consumer",
            defaultValue = "2000",
            description = "Messages that may be alive at a time, 1 to 100000: the whole back-pressure.")
    private int inFlight = 2000;

    @UriParam(
            label = "consumer",
            description = "The name by which Kafka shows this node, the name of the host by default.")
    private @Nullable String node;

    private volatile @Nullable WorkConsumer consumer;

    WorkEndpoint(String uri, WorkComponent component, String topic) {
        super(uri, component);
        this.topic = topic;
    }

    /** The group that shares a topic, unless another one is said. */
    public static String groupOf(String topic) {
        return "drover-" + topic;
    }

    /** The group of nodes that share the topic. */
    public String group() {
        return group == null || group.isBlank() ? groupOf(topic) : group;
    }

    /** Messages that are alive now. */
    public int inFlight() {
        WorkConsumer working = consumer;
        return working == null ? 0 : working.inFlight();
    }

    /** How many partitions are this node's now. */
    public int partitions() {
        WorkConsumer working = consumer;
        return working == null ? 0 : working.partitions();
    }

    @Override
    public Producer createProducer() {
        check();
        return new WorkProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        check();
        WorkConsumer made = new WorkConsumer(this, processor);
        configureConsumer(made);
        consumer = made;
        return made;
    }

    private void check() {
        if (brokers.isBlank()) {
            throw new IllegalArgumentException("brokers: must name a broker as host:port, is empty");
        }
        requireRange("partitions", partitions, 1, 10_000);
        requireRange("replicas", replicas, 0, 100);
        requireRange("retention", retention, Duration.ofMinutes(1).toMillis(), Long.MAX_VALUE);
        requireRange("backlog", backlog, 1, Long.MAX_VALUE);
        requireRange("inFlight", inFlight, 1, 100_000);
        TopicName.checked("dead", getDead());
    }

    private static void requireRange(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + ": must be " + least
                    + (most == Long.MAX_VALUE ? " or more" : " to " + most) + ", is " + value);
        }
    }

    KafkaClients clients() {
        return KafkaClients.of(getCamelContext(), brokers);
    }

    /** The topics that it needs. */
    List<TopicPlan> plans() {
        return List.of(
                new TopicPlan(topic, partitions, replicas, retention),
                new TopicPlan(getDead(), 1, replicas, retention));
    }

    Set<WorkListener> listeners() {
        return getCamelContext().getRegistry().findByType(WorkListener.class);
    }

    String nodeName() {
        if (node != null && !node.isBlank()) {
            return node;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "drover"; // it is a name for people, and need not be the only one
        }
    }

    /** The topic. */
    public String getTopic() {
        return topic;
    }

    public String getBrokers() {
        return brokers;
    }

    public void setBrokers(String brokers) {
        this.brokers = brokers;
    }

    public int getPartitions() {
        return partitions;
    }

    public void setPartitions(int partitions) {
        this.partitions = partitions;
    }

    public int getReplicas() {
        return replicas;
    }

    public void setReplicas(int replicas) {
        this.replicas = replicas;
    }

    public long getRetention() {
        return retention;
    }

    public void setRetention(long retention) {
        this.retention = retention;
    }

    public long getBacklog() {
        return backlog;
    }

    public void setBacklog(long backlog) {
        this.backlog = backlog;
    }

    /** The topic of the dead letters. */
    public String getDead() {
        return dead == null || dead.isBlank() ? topic + "-dead" : dead;
    }

    public void setDead(@Nullable String dead) {
        this.dead = dead;
    }

    public @Nullable String getGroup() {
        return group;
    }

    public void setGroup(@Nullable String group) {
        this.group = group;
    }

    public int getInFlight() {
        return inFlight;
    }

    public void setInFlight(int inFlight) {
        this.inFlight = inFlight;
    }

    public @Nullable String getNode() {
        return node;
    }

    public void setNode(@Nullable String node) {
        this.node = node;
    }
}
