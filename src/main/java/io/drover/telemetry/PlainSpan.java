package io.drover.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A span as it may leave the machine: when, how long, which step, whether it failed. Camel puts addresses, paths and
 * messages of exceptions beside, which hold names of files and may hold passwords.
 */
final class PlainSpan extends DelegatingSpanData {
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> DIRECTION = AttributeKey.stringKey("op");

    /** Schemes whose path is an operation or the name of a route; that of any other may be private. */
    private static final Set<String> NAMED_BY_PATH =
            Set.of("immich", "contentstack", "checksum", "ledger", "feed", "metadata", "mirror", "direct", "seda");

    private final String name;
    private final Attributes attributes;

    PlainSpan(SpanData span) {
        super(span);
        Attributes all = span.getAttributes();
        String scheme = all.get(SCHEME);
        this.name = scheme == null ? "step" : name(scheme, all.get(PATH));
        this.attributes = attributes(scheme, all.get(DIRECTION));
    }

    private static String name(String scheme, @Nullable String path) {
        return path == null || !NAMED_BY_PATH.contains(scheme) ? scheme : scheme + ":" + path;
    }

    private static Attributes attributes(@Nullable String scheme, @Nullable String direction) {
        AttributesBuilder attributes = Attributes.builder();
        if (scheme != null) {
            attributes.put("camel.scheme", scheme);
        }
        if (direction != null) {
            attributes.put("camel.event", direction);
        }
        return attributes.build();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
        return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
        return 0;
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }
}
