package io.drover.cli;

import io.drover.cluster.ClusterRole;
import io.drover.cluster.Node;
import io.drover.cluster.NodeTable;
import io.drover.runtime.ClusterOptions;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.RuntimeOptions;
import io.drover.store.Store;
import io.drover.work.KafkaAwayException;
import io.drover.work.TopicLoad;
import io.drover.work.WorkTopics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at the nodes of a cluster, and at the topics that they share. */
final class ClusterLook {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Workspace workspace;
    private final Surroundings surroundings;

    ClusterLook(Workspace workspace, Surroundings surroundings) {
        this.workspace = workspace;
        this.surroundings = surroundings;
    }

    /**
     * What there is now; empty where the settings name no role, and so no cluster.
     *
     * @param store that the nodes share
     * @throws io.drover.runtime.ConfigurationException when the settings are wrong
     */
    Optional<ClusterStatus> at(Store store) {
        RuntimeOptions options = RuntimeOptions.of(workspace.folders(), surroundings.environment());
        ClusterOptions cluster = ClusterOptions.of(options);
        return cluster.role() == ClusterRole.NONE
                ? Optional.empty()
                : Optional.of(status(new NodeTable(store).all(), cluster, options));
    }

    private ClusterStatus status(List<Node> nodes, ClusterOptions cluster, RuntimeOptions options) {
        List<String> topics = WorkTopics.ofRoutes(cluster.topics());
        String dead = WorkTopics.deadOf(cluster.topics());
        try {
            return new ClusterStatus(nodes, loads(cluster.brokers(), topics, options), dead, null);
        } catch (KafkaAwayException e) {
            return new ClusterStatus(nodes, List.of(), dead, e.getMessage());
        }
    }

    /** Camel's settings of Kafka count, so that it is made, and nothing of it started. */
    private List<TopicLoad> loads(String brokers, List<String> topics, RuntimeOptions options) {
        RuntimeOptions withoutRoutes = options.withRouteFiles(List.of()).withBeans(surroundings.clock());
        try (DroverRuntime runtime = DroverRuntime.prepare(withoutRoutes)) {
            return WorkTopics.look(runtime.context(), brokers, topics, LIMIT);
        }
    }
}
