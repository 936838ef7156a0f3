package io.drover.telemetry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The traces of a process, whatever Camel contexts run in it, one after the other. Closing sends what waits, for a few
 * seconds at most.
 */
public final class Traces implements AutoCloseable {
    /** Typed so that OpenTelemetry is loaded only where there is one. */
    private final @Nullable AutoCloseable sdk;

    private final List<Object> beans;

    private Traces(@Nullable AutoCloseable sdk, List<Object> beans) {
        this.sdk = sdk;
        this.beans = beans;
    }

    /**
     * @param endpoint the collector's address, or null for none: then nothing is traced
     * @param environment the standard variables {@code OTEL_…} are taken from it
     * @throws TelemetryException in one sentence, when one of them cannot be used
     */
    public static Traces to(@Nullable String endpoint, Map<String, String> environment) {
        if (endpoint == null) {
            return new Traces(null, List.of());
        }
        TraceSdk sdk = TraceSdk.start(endpoint, environment);
        return new Traces(sdk, List.of(new ContextTracing(sdk.openTelemetry())));
    }

    /** What a context's registry is to hold so that its routes are traced: nothing where nothing is. */
    public List<Object> beans() {
        return beans;
    }

    @Override
    public void close() {
        if (sdk instanceof TraceSdk running) {
            running.close();
        }
    }
}
