package io.drover.feed;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** The last change of each key that is there after it, as rows for a table, in the order of their sequence. */
    public List<Map<String, @Nullable Object>> upserts() {
        return rows(Operation.UPSERT);
    }

    /** The last change of each key that is gone after it, as rows for a table, in the order of their sequence. */
    public List<Map<String, @Nullable Object>> deletions() {
        return rows(Operation.DELETE);
    }

    private List<Map<String, @Nullable Object>> rows(Operation operation) {
        Map<String, Change> latest = new LinkedHashMap<>();
        for (Change change : changes) {
            latest.remove(change.key());
            latest.put(change.key(), change);
        }
        return latest.values().stream()
                .filter(change -> change.operation() == operation)
                .map(ChangeBatch::row)
                .toList();
    }

    /** The columns of docs/sql/changes.sql. */
    private static Map<String, @Nullable Object> row(Change change) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("source", change.source());
        row.put("type", change.type());
        row.put("key", change.key());
        row.put("id", change.id());
        row.put("time", change.time() == null ? null : change.time().toString());
        row.put("version", change.version());
        row.put("generation", change.generation());
        row.put("sequence", change.sequence());
        row.put("data", change.data());
        return row;
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
