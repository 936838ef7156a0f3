package io.drover.immich.feed;

import io.drover.feed.ChangeReader;
import io.drover.feed.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * One way to read what a server tells. Positions are its own words; those of another way never come here: after a
 * switch from another way it is opened without a position, and what it tells first begins a generation.
 */
interface Mode {

    /** Begins to read, as {@link io.drover.feed.ChangeSource#open} says. */
    ChangeReader open(Cursor cursor, int most);

    /** Every sink has all changes up to this position, as {@link io.drover.feed.ChangeSource#confirm} says. */
    void confirm(String position);

    /** Where to compare everything anew, as {@link io.drover.feed.ChangeSource#anew} says. */
    @Nullable
    String anew(String position);
}
