package io.drover.sandbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The id of one change, a UUID of version 7: it begins with the time, and what changed later is greater.
 *
 * @param high the upper 64 bits: 48 bits of milliseconds since 1970, the version, 12 bits more
 * @param low the lower 64 bits
 */
record UpdateId(long high, long low) implements Comparable<UpdateId> {

    /**
     * The id of a change.
     *
     * @param millis since 1970
     * @param sequence its number among all changes of the server, which orders those of one millisecond
     */
    static UpdateId of(long millis, long sequence) {
        return new UpdateId(millis << 16 | 0x7000L, 1L << 63 | sequence);
    }

    /** The id that is written down so, or null when it is no UUID. */
    static @Nullable UpdateId parse(@Nullable String text) {
        if (text == null || !Shapes.isUuid(text)) {
            return null;
        }
        UUID uuid = UUID.fromString(text);
        return new UpdateId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** When it was given, in milliseconds since 1970. */
    long millis() {
        return high >>> 16;
    }

    /** The id right before this one. */
    UpdateId previous() {
        return new UpdateId(low == 0 ? high - 1 : high, low - 1);
    }

    @Override
    public int compareTo(UpdateId other) {
        int order = Long.compareUnsigned(high, other.high);
        return order == 0 ? Long.compareUnsigned(low, other.low) : order;
    }

    /** As a UUID in text. */
    @Override
    public String toString() {
        return new UUID(high, low).toString();
    }
}
