package io.drover.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened on this day of another year; it is shown on the day on which it was made.
 *
 * @param id a UUID
 * @param owner the id of the user who remembers
 * @param day the day that it is about
 * @param saved whether it is kept for good
 * @param seenAt when it was looked at, or null
 */
public record Memory(
        String id,
        String owner,
        LocalDate day,
        boolean saved,
        @Nullable Instant seenAt,
        Instant createdAt,
        Instant updatedAt)
        implements Detail {

    @Override
    public List<String> key() {
        return List.of(id);
    }

    /** The same memory, kept or not. */
    public Memory saved(boolean newSaved) {
        return new Memory(id, owner, day, newSaved, seenAt, createdAt, updatedAt);
    }

    /** The same memory, looked at then, or not yet. */
    public Memory seenAt(@Nullable Instant time) {
        return new Memory(id, owner, day, saved, time, createdAt, updatedAt);
    }

    Memory updated(Instant now) {
        return new Memory(id, owner, day, saved, seenAt, createdAt, now);
    }
}
