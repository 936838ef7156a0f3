package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import io.drover.feed.CloudEvents;
import io.drover.feed.Event;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Converter;

/**
 * Lets batches and their events go wherever Camel writes text or bytes: a batch as lines of events, an event alone (a
 * {@code split} of a batch gives such) as JSON without a line feed.
 */
@Converter(generateLoader = true)
public final class EventConverter {
    private EventConverter() {}

    @Converter
    public static byte[] toBytes(ChangeBatch batch) {
        return CloudEvents.lines(batch);
    }

    @Converter
    public static InputStream toInputStream(ChangeBatch batch) {
        return new ByteArrayInputStream(toBytes(batch));
    }

    @Converter
    public static String toString(ChangeBatch batch) {
        return new String(toBytes(batch), StandardCharsets.UTF_8);
    }

    @Converter
    public static byte[] toBytes(Event event) {
        return event.json();
    }

    @Converter
    public static InputStream toInputStream(Event event) {
        return new ByteArrayInputStream(toBytes(event));
    }

    @Converter
    public static String toString(Event event) {
        return new String(toBytes(event), StandardCharsets.UTF_8);
    }
}
