package io.drover.lint;

import java.util.Map;
import java.util.Set;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ResequenceDefinition;
import org.apache.camel.model.WireTapDefinition;
import org.jspecify.annotations.Nullable;

/** A step that takes a message and does with it what it does later. */
final class HandedOver implements SinkRule {
    private static final Set<String> QUEUES = Set.of("seda", "disruptor", "disruptor-vm", "vm", "stub");

    @Override
    public @Nullable String complaint(SinkStep step) {
        ProcessorDefinition<?> definition = step.definition();
        if (definition instanceof WireTapDefinition) {
            return "wireTap does not wait for what it sends; use to, or multicast with stopOnException: true";
        }
        if (definition instanceof AggregateDefinition) {
            return "aggregate keeps messages in memory and sends them later; a batch is a group already, by the feed's"
                    + " batchSize";
        }
        if (definition instanceof ResequenceDefinition) {
            return "resequence keeps messages in memory and sends them later; a feed tells its changes in order";
        }
        String uri = Uris.of(step);
        return uri != null && QUEUES.contains(Uris.scheme(uri)) && !isWaitedFor(uri)
                ? Uris.scheme(uri) + ": takes a message and does not wait for what becomes of it; use direct:"
                : null;
    }

    private static boolean isWaitedFor(String uri) {
        Map<String, Object> options = Uris.options(uri);
        return "Always".equalsIgnoreCase(String.valueOf(options.get("waitForTaskToComplete")))
                || "InOut".equalsIgnoreCase(String.valueOf(options.get("exchangePattern")));
    }
}
