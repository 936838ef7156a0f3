package io.drover.lint;

import org.apache.camel.model.CircuitBreakerDefinition;
import org.jspecify.annotations.Nullable;

/** A circuit breaker that has something else to do when its steps fail. */
final class Fallbacks implements SinkRule {

    @Override
    public @Nullable String complaint(SinkStep step) {
        return step.definition() instanceof CircuitBreakerDefinition breaker && breaker.getOnFallback() != null
                ? "onFallback takes every error of its circuitBreaker; leave it out: the feed waits for its sink by itself"
                : null;
    }
}
