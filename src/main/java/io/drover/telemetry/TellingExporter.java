package io.drover.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once that the collector does not take spans, and once that it does again. */
final class TellingExporter implements SpanExporter {
    private static final Logger LOG = LoggerFactory.getLogger(TellingExporter.class);

    private final SpanExporter exporter;
    private final String endpoint;
    private final AtomicBoolean trouble = new AtomicBoolean();

    TellingExporter(SpanExporter exporter, String endpoint) {
        this.exporter = exporter;
        this.endpoint = endpoint;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> tell(!result.isSuccess()));
    }

    private void tell(boolean failed) {
        if (trouble.compareAndSet(!failed, failed)) {
            if (failed) {
                LOG.warn("the collector at {} takes no traces: they are dropped, and the work goes on", endpoint);
            } else {
                LOG.info("the collector at {} takes traces again", endpoint);
            }
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
