package io.drover.feed.camel;

import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.feed.Envelope;
import io.drover.feed.Event;
import io.drover.feed.Operation;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;

/**
 * A batch as messages, one an event in their order, made when they are asked for; each time anew, as a repetition needs.
 * They end early once their exchange has failed: a producer that waits long for a broker that is away would otherwise do so
 * for each of them.
 */
final class EventMessages implements Iterable<Message> {
    private final Exchange exchange;
    private final ChangeBatch batch;
    private final @Nullable String keyHeader;
    private final boolean tombstones;
    private final @Nullable Taken taken;

    /** @param taken the events to leave out, because they are there; null for none */
    EventMessages(
            Exchange exchange,
            ChangeBatch batch,
            @Nullable String keyHeader,
            boolean tombstones,
            @Nullable Taken taken) {
        this.exchange = exchange;
        this.batch = batch;
        this.keyHeader = keyHeader;
        this.tombstones = tombstones;
        this.taken = taken;
    }

    static String contentType(Envelope envelope) {
        return switch (envelope) {
            case CLOUDEVENTS -> "application/cloudevents+json";
            case BARE -> "application/json";
        };
    }

    @Override
    public Iterator<Message> iterator() {
        return new Iterator<>() {
            private final Iterator<Event> events = left();
            private @Nullable Change deleted;

            @Override
            public boolean hasNext() {
                return exchange.getException() == null && (deleted != null || events.hasNext());
            }

            @Override
            public Message next() {
                Change gone = deleted;
                if (gone != null) {
                    deleted = null;
                    return message(gone, null);
                }
                if (!events.hasNext()) {
                    throw new NoSuchElementException();
                }
                Event event = events.next();
                deleted = tombstones && event.change().operation() == Operation.DELETE ? event.change() : null;
                return message(event.change(), event.json());
            }
        };
    }

    /**
     * Those that are not known to be taken. Where a deletion is two messages, an event may be taken without its tombstone:
     * then all.
     */
    private Iterator<Event> left() {
        Taken known = taken;
        return known == null || tombstones
                ? batch.iterator()
                : StreamSupport.stream(batch.spliterator(), false)
                        .filter(event -> !known.has(event.change().sequence()))
                        .iterator();
    }

    private Message message(Change change, byte @Nullable [] body) {
        Message message = new DefaultMessage(exchange.getContext());
        message.setBody(body);
        message.setHeader(FeedHeaders.FEED, batch.feed());
        message.setHeader(FeedHeaders.ID, change.id());
        message.setHeader(FeedHeaders.KEY, change.key());
        message.setHeader(FeedHeaders.TYPE, change.type());
        message.setHeader(FeedHeaders.OPERATION, change.operation().label());
        message.setHeader(FeedHeaders.SEQUENCE, change.sequence());
        if (body != null) {
            message.setHeader(FeedHeaders.CONTENT_TYPE, contentType(batch.envelope()));
        }
        if (keyHeader != null) {
            message.setHeader(keyHeader, change.key());
        }
        return message;
    }

    /** Without the data, which may be private. */
    @Override
    public String toString() {
        return "messages of " + batch;
    }
}
