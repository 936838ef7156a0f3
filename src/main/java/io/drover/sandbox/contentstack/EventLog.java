package io.drover.sandbox.contentstack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that happened in an environment of a branch, and what has become of it. Not safe for several threads. */
final class EventLog {
    private final List<Event> events = new ArrayList<>();
    private final NavigableMap<ContentKey, Event> last = new TreeMap<>();
    private final Map<String, Event> deletedTypes = new TreeMap<>();
    private final List<Event> unknown = new ArrayList<>();
    private Instant newest = Instant.EPOCH;
    private @Nullable BulkEntries bulk;

    /** Lets entries have been there all along. */
    void begin(BulkEntries entries) {
        if (bulk != null || !events.isEmpty()) {
            throw new IllegalStateException("entries can be seeded once, and only before anything happens");
        }
        bulk = entries;
        newest = entries.newest();
    }

    /** How many events there are: what comes later happened after this position. */
    int position() {
        return events.size();
    }

    /** The latest time that any event tells. */
    Instant newest() {
        return newest;
    }

    void add(Event event) {
        events.add(event);
        newest = newest.isAfter(event.at()) ? newest : event.at();
        if (event.key() != null) {
            last.put(event.key(), event);
            if (bulk != null) {
                bulk.remove(event.key());
            }
        } else if (event.is(ItemType.CONTENT_TYPE_DELETED)) {
            forget(event);
        } else {
            unknown.add(event);
        }
    }

    private void forget(Event deletion) {
        KeyRange.of(last, deletion.contentType()).clear();
        deletedTypes.put(deletion.contentType(), deletion);
        if (deletion.contentType().equals(BulkEntries.CONTENT_TYPE)) {
            bulk = null;
        }
    }

    /** What happened last to an entry or asset in a locale, since its content type was made. */
    Optional<Event> last(ContentKey key) {
        return Optional.ofNullable(last.get(key)).or(() -> bulk == null ? Optional.empty() : bulk.find(key));
    }

    /** When its content type was deleted last, or something happened to it: nothing can happen to it before. */
    Instant notBefore(ContentKey key) {
        return Stream.of(last(key), Optional.ofNullable(deletedTypes.get(key.contentType())))
                .flatMap(Optional::stream)
                .map(Event::at)
                .max(Instant::compareTo)
                .orElse(bulk == null ? Instant.EPOCH : bulk.newest());
    }

    /** The locales of an entry or asset that something happened in, unless it was deleted there. */
    List<ContentKey> known(String contentType, String uid) {
        List<ContentKey> keys = new ArrayList<>();
        KeyRange.of(last, contentType, uid).forEach((key, event) -> {
            if (!event.isDeletion()) {
                keys.add(key);
            }
        });
        if (bulk != null) {
            ContentKey key = new ContentKey(contentType, uid, bulk.locale());
            bulk.find(key).ifPresent(event -> keys.add(key));
        }
        return keys;
    }

    /** What a sync that begins is told, newest first: the last of each key, and the deletions of content types. */
    List<Event> atFirst(Filter filter) {
        List<Event> now = Stream.of(last.values(), deletedTypes.values(), unknown)
                .flatMap(Collection::stream)
                .filter(filter::takesAtFirst)
                .sorted(Event.NEWEST_FIRST)
                .toList();
        return bulk != null && bulk.areTold(filter) ? new Joined<>(now, bulk.newestFirst(filter)) : now;
    }

    /** What happened after a position, newest first. @param coalesced whether only the last of each key is told */
    List<Event> since(int position, Filter filter, boolean coalesced) {
        List<Event> since = events.subList(position, events.size());
        return (coalesced ? coalesced(since) : since)
                .stream().filter(filter::takes).sorted(Event.NEWEST_FIRST).toList();
    }

    private static Collection<Event> coalesced(List<Event> events) {
        Map<Object, Event> kept = new LinkedHashMap<>();
        for (Event event : events) {
            if (event.is(ItemType.CONTENT_TYPE_DELETED)) {
                kept.keySet()
                        .removeIf(key -> key instanceof ContentKey old
                                && old.contentType().equals(event.contentType()));
            }
            kept.put(event.key() == null ? event.number() : event.key(), event);
        }
        return kept.values();
    }

    /** What is published now. */
    Map<ContentKey, PublishedState> published(StateFilter filter) {
        Map<ContentKey, PublishedState> state = new TreeMap<>();
        List<Event> seeded = bulk == null ? List.of() : bulk.newestFirst(Filter.ALL);
        Stream.concat(last.values().stream(), seeded.stream())
                .filter(Event::isPublication)
                .forEach(event -> {
                    ContentKey key = event.key();
                    if (key != null && filter.takes(key)) {
                        state.put(key, PublishedState.of(event));
                    }
                });
        return state;
    }
}
