package io.drover.feed;

import org.jspecify.annotations.Nullable;

/** Ends this process at a moment as {@code kill -9} does: nothing is closed, nothing is written, no hook runs. */
public final class Fate {
    /** As a shell says of a process that was killed. */
    public static final int EXIT_CODE = 137;

    private final @Nullable Moment fatal;
    private int left;

    private Fate(@Nullable Moment fatal) {
        this.fatal = fatal;
        this.left = fatal == null ? 0 : fatal.times();
    }

    /** Lives. */
    public static Fate toLive() {
        return new Fate(null);
    }

    public static Fate toDieAt(Moment moment) {
        return new Fate(moment);
    }

    /** The process is here now. */
    public synchronized void at(Moment moment) {
        if (moment == fatal && --left == 0) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
