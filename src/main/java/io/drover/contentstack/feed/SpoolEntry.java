package io.drover.contentstack.feed;

import io.drover.feed.Hash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;

/**
 * Where an item of a run is kept, and what decides when it is told.
 *
 * @param thing the first numbers of a hash of the key that it is about
 * @param thingRest the next numbers of it
 * @param moment when it happened, in milliseconds; what says nothing of it happened when the item before did
 * @param arrival how many items came before it: of one moment, what comes first happened last
 * @param offset of its bytes
 */
record SpoolEntry(long thing, long thingRest, long moment, long arrival, long offset) {
    /** The oldest first. */
    static final Comparator<SpoolEntry> BY_TIME = Comparator.comparingLong(SpoolEntry::moment)
            .thenComparing(Comparator.comparingLong(SpoolEntry::arrival).reversed());

    /** All about one thing together, the newest first. */
    static final Comparator<SpoolEntry> BY_THING = Comparator.comparingLong(SpoolEntry::thing)
            .thenComparingLong(SpoolEntry::thingRest)
            .thenComparing(BY_TIME.reversed());

    static SpoolEntry of(String key, long moment, long arrival, long offset) {
        ByteBuffer hash = Hash.numbers(key);
        return new SpoolEntry(hash.getLong(), hash.getLong(), moment, arrival, offset);
    }

    boolean isAbout(SpoolEntry other) {
        return thing == other.thing && thingRest == other.thingRest;
    }

    boolean isOlderThan(SpoolEntry other) {
        return BY_TIME.compare(this, other) < 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(thing);
        out.writeLong(thingRest);
        out.writeLong(moment);
        out.writeLong(arrival);
        out.writeLong(offset);
    }

    static SpoolEntry read(DataInput in) throws IOException {
        return new SpoolEntry(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
}
