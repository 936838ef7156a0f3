package io.drover.library;

import io.drover.ingest.FileStamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of one look at a folder; all its files are measured by it.
 *
 * @param nowNanos nanoseconds since 1970
 * @param threshold files that were modified up to then are no longer being written, nanoseconds since 1970
 */
record Moment(long nowNanos, long threshold) {

    static Moment of(Clock clock, Duration stableFor) {
        Instant now = clock.instant();
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        return new Moment(nanos, nanos - stableFor.toNanos());
    }

    /** The same time, at which nothing is still being written. */
    Moment allWritten() {
        return new Moment(nowNanos, Long.MAX_VALUE);
    }

    long nowMillis() {
        return nowNanos / 1_000_000L;
    }

    /** Whether this may still be being written. A date in the future tells nothing, so that it counts as fresh, too. */
    boolean fresh(long modifiedNanos) {
        return modifiedNanos > threshold;
    }

    /** The same of a time that may lie in the future, which nobody waits for. */
    boolean beingWritten(long modifiedNanos) {
        return modifiedNanos > threshold && modifiedNanos <= nowNanos;
    }

    boolean future(FileStamp stamp) {
        return stamp.modifiedNanos() > nowNanos;
    }
}
