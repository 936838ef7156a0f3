package io.drover.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lets nothing private out: of each span goes what {@link PlainSpan} leaves of it. */
final class PlainExporter implements SpanExporter {
    private final SpanExporter exporter;

    PlainExporter(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        List<SpanData> plain = new ArrayList<>(spans.size());
        spans.forEach(span -> plain.add(new PlainSpan(span)));
        return exporter.export(plain);
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
