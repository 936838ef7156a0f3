package io.drover.feed;

import java.util.Iterator;
import java.util.List;

/**
 * Changes that go to a sink together, in the order of their sequence. A batch that is repeated is the same one: equal
 * generation, sequences and changes. It iterates over its events, so that what takes it apart can write them down.
 *
 * @param feed the feed's name
 * @param domain how the types of its events begin, such as {@code app.immich}
 * @param envelope what an event is written as
 * @param changes one or more
 */
public record ChangeBatch(String feed, String domain, Envelope envelope, List<Change> changes)
        implements Iterable<Event> {

    public ChangeBatch {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("a batch has one change or more");
        }
    }

    public long generation() {
        return changes.get(0).generation();
    }

    public long firstSequence() {
        return changes.get(0).sequence();
    }

    public long lastSequence() {
        return changes.get(changes.size() - 1).sequence();
    }

    /** One change of it, alone. */
    public ChangeBatch only(Change change) {
        return new ChangeBatch(feed, domain, envelope, List.of(change));
    }

    @Override
    public Iterator<Event> iterator() {
        return changes.stream()
                .map(change -> new Event(domain, envelope, change))
                .iterator();
    }

    @Override
    public String toString() {
        return feed + " " + generation() + "." + firstSequence() + "-" + lastSequence();
    }
}
