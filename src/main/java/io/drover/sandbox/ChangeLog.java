package io.drover.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed last, for the synchronisation: of each thing its newest change alone, as in Immich. One lock.
 *
 * <p>Stores tell it every change; it does not hold what changed, only that it did and in which order.
 */
final class ChangeLog {
    private final Map<Thing, Long> upserts = new LinkedHashMap<>();
    private final Map<Thing, Long> deletes = new LinkedHashMap<>();
    private long sequence;

    /** The kinds of things that a stream tells of. */
    enum Kind {
        ASSET,
        METADATA,
        ALBUM,
        ALBUM_ASSET,
        STACK
    }

    /**
     * One thing.
     *
     * @param owner the user whose it is
     * @param key what names it: an id, or two
     */
    record Thing(Kind kind, String owner, List<String> key) {}

    synchronized void upserted(Kind kind, String owner, String... key) {
        upserts.put(new Thing(kind, owner, List.of(key)), ++sequence);
    }

    synchronized void deleted(Kind kind, String owner, String... key) {
        Thing thing = new Thing(kind, owner, List.of(key));
        upserts.remove(thing);
        deletes.put(thing, ++sequence);
    }
}
