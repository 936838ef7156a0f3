package io.drover.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * OpenTelemetry's SDK, set up by its standard variables. Spans wait in a queue of limited length for a thread that sends
 * them; what finds it full is dropped, so that no work waits for a collector.
 */
final class TraceSdk implements AutoCloseable {
    private static final long LONGEST_FLUSH_SECONDS = 5;

    /** It speaks by java.util.logging, and again and again; {@link TellingExporter} says it once. Kept, or the level is forgotten. */
    private static final Logger ITS_LOG = Logger.getLogger("io.opentelemetry");

    private final OpenTelemetrySdk sdk;

    private TraceSdk(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    static TraceSdk start(String endpoint, Map<String, String> environment) {
        ITS_LOG.setLevel(Level.OFF);
        try {
            return new TraceSdk(AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesCustomizer(ignored -> properties(endpoint, environment))
                    .addSpanExporterCustomizer(
                            (exporter, ignored) -> new TellingExporter(new PlainExporter(exporter), endpoint))
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk());
        } catch (ConfigurationException e) {
            throw new TelemetryException(
                    "OpenTelemetry cannot be set up by its variables OTEL_…: " + e.getMessage(), e);
        }
    }

    /** Defaults of ours, then what the environment says, then what cannot be otherwise. */
    private static Map<String, String> properties(String endpoint, Map<String, String> environment) {
        Map<String, String> properties = new HashMap<>();
        properties.put("otel.service.name", "drover");
        properties.put("otel.propagators", "tracecontext");
        environment.forEach((variable, value) -> {
            if (variable.startsWith("OTEL_") && !value.isBlank()) {
                properties.put(variable.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        properties.put("otel.exporter.otlp.endpoint", endpoint);
        // of what sends, the part for HTTP alone is there; metrics are asked for by Prometheus, and logs are written
        properties.put("otel.exporter.otlp.protocol", "http/protobuf");
        properties.remove("otel.exporter.otlp.traces.protocol");
        properties.put("otel.metrics.exporter", "none");
        properties.put("otel.logs.exporter", "none");
        return properties;
    }

    OpenTelemetry openTelemetry() {
        return sdk;
    }

    @Override
    public void close() {
        sdk.getSdkTracerProvider().shutdown().join(LONGEST_FLUSH_SECONDS, TimeUnit.SECONDS);
    }
}
