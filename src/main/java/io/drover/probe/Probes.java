package io.drover.probe;

import io.drover.feed.camel.FeedVerbEndpoint;
import io.drover.mirror.MirrorEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The probes of what routes send to. They are chosen by the scheme, so that nothing is loaded of a sink that no route
 * uses.
 */
public final class Probes {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Duration limit;

    public Probes() {
        this(LIMIT);
    }

    /** @param limit how long each of them waits for an answer */
    Probes(Duration limit) {
        this.limit = limit;
    }

    /** One for each folder, topic, queue, database and webhook. @param endpoints that routes send to */
    public List<Probe> of(Collection<Endpoint> endpoints) {
        Map<String, Probe> probes = new LinkedHashMap<>();
        List<Endpoint> tables = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            String uri = endpoint.getEndpointUri();
            switch (uri.split(":", 2)[0]) {
                case "feed" -> addFeed(probes, (FeedVerbEndpoint) endpoint);
                case "mirror" -> addFolder(probes, ((MirrorEndpoint) endpoint).getDirectory(), false);
                case "kafka" -> probes.put(uri, new KafkaProbe(endpoint, limit));
                case "amqp", "jms" -> probes.put(uri, new AmqpProbe(endpoint, limit));
                case "sql" -> tables.add(endpoint);
                default -> {} // of what Drover's own sinks do not use, nothing is known
            }
        }
        List<Probe> all = new ArrayList<>(probes.values());
        if (!tables.isEmpty()) {
            all.addAll(DatabaseProbe.of(tables, limit));
        }
        return all;
    }

    private void addFeed(Map<String, Probe> probes, FeedVerbEndpoint feed) {
        addFolder(probes, feed.getDirectory(), true);
        if (feed.getAddress() != null) {
            probes.put(feed.getEndpointUri(), new WebhookProbe(feed.webhook(), limit));
        }
    }

    private static void addFolder(Map<String, Probe> probes, @Nullable String directory, boolean made) {
        if (directory != null) {
            probes.putIfAbsent("folder " + directory, new FolderProbe(directory, made));
        }
    }
}
