package io.drover.work;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes topics that are missing. Those that are there stay as they are: somebody may have wanted them so. */
final class TopicSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);

    private static final int MOST_LOOKS = 50;
    private static final long LOOK_MILLIS = 100;

    private TopicSetup() {}

    /** Makes each of them that is missing. @throws KafkaException when Kafka cannot be asked, or refuses */
    static void make(Admin admin, List<TopicPlan> plans) throws InterruptedException {
        for (TopicPlan plan : plans) {
            make(admin, plan);
        }
    }

    private static void make(Admin admin, TopicPlan plan) throws InterruptedException {
        NewTopic topic = new NewTopic(
                        plan.name(),
                        Optional.of(plan.partitions()),
                        plan.replicas() == 0 ? Optional.empty() : Optional.of((short) plan.replicas()))
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(plan.retentionMillis())));
        try {
            admin.createTopics(List.of(topic)).all().get();
            LOG.info("made the topic {} with {} partitions", plan.name(), plan.partitions());
            known(admin, plan.name());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw Troubles.kafka(e);
            }
            compare(admin, plan);
        }
    }

    private static void compare(Admin admin, TopicPlan plan) throws InterruptedException {
        int found = known(admin, plan.name());
        if (found < plan.partitions()) {
            LOG.warn(
                    "the topic {} has {} partitions, {} are wanted: no more than {} nodes share its work; Kafka's own"
                            + " tools add partitions",
                    plan.name(),
                    found,
                    plan.partitions(),
                    found);
        }
    }

    /** A topic that was just made is not known to every broker yet. @return the number of its partitions */
    private static int known(Admin admin, String topic) throws InterruptedException {
        for (int look = 1; ; look++) {
            try {
                return Partitions.of(admin, topic).size();
            } catch (UnknownTopicOrPartitionException e) {
                if (look == MOST_LOOKS) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }
}
