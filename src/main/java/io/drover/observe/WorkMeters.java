package io.drover.observe;

import io.drover.ingest.WorkListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** Counts what this node has done of the work that all nodes share. */
final class WorkMeters implements WorkListener {
    private final MeterRegistry registry;

    WorkMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(String topic) {
        count("drover.work.done", "Files of the topic that have ended on this node, in whatever state", topic);
    }

    @Override
    public void buried(String topic) {
        count("drover.work.dead", "Records of the topic that this node has put among the dead letters", topic);
    }

    @Override
    public void troubled(String topic, @Nullable String problem) {
        // health tells it
    }

    private void count(String name, String description, String topic) {
        Counter.builder(name)
                .tags("topic", topic)
                .description(description)
                .register(registry)
                .increment();
    }
}
