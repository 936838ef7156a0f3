package io.drover.observe;

import io.drover.cluster.Leads;
import io.drover.cluster.Node;
import io.drover.work.WorkEndpoint;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.camel.CamelContext;

/** What a node of a cluster tells besides. Of a process that is alone, nothing of it is loaded. */
final class ClusterWatch {
    private static final String LEADER = "drover.cluster.leader";
    private static final String WAITING = "drover.work.waiting";
    private static final String IN_FLIGHT = "drover.work.in.flight";
    private static final String PARTITIONS = "drover.work.partitions";

    private final KafkaCheck kafka;
    private final Check kafkaNowAndThen;
    private final NodeCheck node;

    /** @param nowAndThen lets a check of this name be made only so often */
    ClusterWatch(Node self, ContextWatch contexts, Troubles troubles, BiFunction<String, Check, Check> nowAndThen) {
        this.kafka = new KafkaCheck(contexts);
        this.kafkaNowAndThen = nowAndThen.apply("kafka", kafka);
        this.node = new NodeCheck(self, contexts, troubles);
    }

    List<Check> checks() {
        return List.of(node, kafkaNowAndThen);
    }

    void declare(Gauges gauges) {
        gauges.add(LEADER, null, "1 while this node leads, 0 while it stands by");
        gauges.add(WAITING, null, "Records of the topic that no node has done yet");
        gauges.add(IN_FLIGHT, null, "Files of the topic that this node works on now");
        gauges.add(PARTITIONS, null, "Partitions of the topic that this node holds");
    }

    void read(CamelContext context, InUse inUse, Gauges gauges) {
        Leads.standings(context)
                .forEach((namespace, leads) -> gauges.row(LEADER, Tags.of("namespace", namespace), leads ? 1 : 0));
        kafkaNowAndThen.look();
        kafka.loads().forEach(load -> gauges.row(WAITING, topic(load.topic()), load.waiting()));
        for (WorkEndpoint work : inUse.sources(WorkEndpoint.class)) {
            Tags tags = topic(work.getTopic());
            gauges.row(IN_FLIGHT, tags, work.inFlight());
            gauges.row(PARTITIONS, tags, work.partitions());
        }
    }

    private static Tags topic(String name) {
        return Tags.of("topic", name);
    }
}
