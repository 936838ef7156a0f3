package io.drover.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes changes as events: as CloudEvents 1.0 in the structured JSON format, or bare. What is not known of a change
 * (time, reason, data) is left out.
 */
public final class CloudEvents {
    private static final int USUAL_SIZE = 1_024;

    private CloudEvents() {}

    /** One event as JSON in UTF-8, without a line feed, as the batch's envelope says. */
    public static byte[] event(ChangeBatch batch, Change change) {
        return event(new Event(batch.domain(), batch.envelope(), change));
    }

    static byte[] event(Event event) {
        return written(List.of(event), false, USUAL_SIZE);
    }

    /** All events of a batch, each in a line of its own that ends with a line feed. */
    public static byte[] lines(ChangeBatch batch) {
        return written(batch, true, USUAL_SIZE * batch.changes().size());
    }

    private static byte[] written(Iterable<Event> events, boolean lines, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        try (EventWriter writer = new EventWriter(out)) {
            for (Event event : events) {
                writer.write(event);
                if (lines) {
                    writer.endLine();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
