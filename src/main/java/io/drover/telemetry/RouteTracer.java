package io.drover.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanContextPropagationExtractor;
import org.apache.camel.telemetry.SpanContextPropagationInjector;
import org.apache.camel.telemetry.SpanLifecycleManager;

/**
 * Camel's tracer, but for what it keeps with threads: a message changes threads, and the span that one thread has begun and
 * another has ended would stay with the first, and be taken for that of its next message.
 */
final class RouteTracer extends OpenTelemetryTracer {
    private final OpenTelemetry openTelemetry;

    RouteTracer(OpenTelemetry openTelemetry) {
        this.openTelemetry = openTelemetry;
    }

    @Override
    protected void initTracer() {
        getCamelContext().getRegistry().bind("drover.tracer", openTelemetry.getTracer("io.drover"));
        getCamelContext().getRegistry().bind("drover.propagators", openTelemetry.getPropagators());
        super.initTracer();
        setSpanLifecycleManager(new OfNoThread(getSpanLifecycleManager()));
    }

    private record OfNoThread(SpanLifecycleManager spans) implements SpanLifecycleManager {
        @Override
        public Span create(String name, Span parent, SpanContextPropagationExtractor extractor) {
            return spans.create(name, parent, extractor);
        }

        @Override
        public void activate(Span span) {}

        @Override
        public void deactivate(Span span) {
            spans.deactivate(span);
        }

        @Override
        public void close(Span span) {}

        @Override
        public void inject(Span span, SpanContextPropagationInjector injector, boolean asHeaders) {
            spans.inject(span, injector, asHeaders);
        }
    }
}
