package io.drover.lint;

import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.SplitDefinition;
import org.jspecify.annotations.Nullable;

/** A message in parts, of which one may fail without the whole. */
final class UnstoppedParts implements SinkRule {

    @Override
    public @Nullable String complaint(SinkStep step) {
        ProcessorDefinition<?> definition = step.definition();
        if (definition instanceof SplitDefinition split) {
            return complaint(step, "split", split.getStopOnException());
        }
        if (definition instanceof MulticastDefinition multicast) {
            return complaint(step, "multicast", multicast.getStopOnException());
        }
        if (definition instanceof RecipientListDefinition<?> list) {
            return complaint(step, "recipientList", list.getStopOnException());
        }
        return null;
    }

    private static @Nullable String complaint(SinkStep step, String name, @Nullable String stops) {
        boolean stopsThen = stops != null && Boolean.parseBoolean(step.context().resolvePropertyPlaceholders(stops));
        return stopsThen ? null : name + " goes on when a part of it fails; set stopOnException: true";
    }
}
