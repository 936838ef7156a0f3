package io.drover.metadata.picture;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When something was taken, as exactly as its file says. */
public sealed interface Capture {

    /** By the clock of the place, and how far that was from UTC. */
    record Exact(OffsetDateTime time) implements Capture {}

    /** By a clock of which nothing is known but what it showed. */
    record Clock(LocalDateTime time) implements Capture {}

    /** A moment, without the clock of the place. */
    record Moment(Instant time) implements Capture {}

    /**
     * The time with its offset. What the file says of the offset is kept; a moment is shown in the zone; and what a clock
     * showed is understood in the zone. A clock's time that the zone skips in spring counts as if the clock had not been put
     * forward (02:30 is then 03:30 of summer time); one that comes twice in autumn is the first of the two.
     */
    default OffsetDateTime in(ZoneId zone) {
        if (this instanceof Exact exact) {
            return exact.time();
        }
        if (this instanceof Clock clock) {
            return ZonedDateTime.ofLocal(clock.time(), zone, null).toOffsetDateTime();
        }
        return ((Moment) this).time().atZone(zone).toOffsetDateTime();
    }
}
