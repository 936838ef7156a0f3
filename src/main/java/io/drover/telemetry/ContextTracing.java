package io.drover.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/** Traces each context that it is a bean of: one trace a message that a route begins with, one span a step. */
final class ContextTracing extends LifecycleStrategySupport {
    private final OpenTelemetry openTelemetry;

    ContextTracing(OpenTelemetry openTelemetry) {
        this.openTelemetry = openTelemetry;
    }

    @Override
    public void onContextInitializing(CamelContext context) {
        context.getCamelContextExtension().addInterceptStrategy(new TraceInLog());
        RouteTracer tracer = new RouteTracer(openTelemetry);
        tracer.setCamelContext(context);
        tracer.init(context);
    }
}
