package io.drover.library;

import io.drover.ingest.Target;
import java.time.Clock;
import java.time.Duration;

/**
 * Where files come without end, a run begins with the first one after a pause, and again each hour: what is known of the
 * server is asked anew. Safe for any number of threads.
 */
final class Runs {
    private static final long PAUSE = Duration.ofMinutes(1).toMillis();
    private static final long LONGEST = Duration.ofHours(1).toMillis();

    private final Target target;
    private final Clock clock;
    private long begin;
    private long last;

    Runs(Target target, Clock clock) {
        this.target = target;
        this.clock = clock;
        this.last = clock.millis();
        this.begin = last;
    }

    /** A file comes. */
    void note() {
        if (isFirst(clock.millis())) {
            target.runBegins();
        }
    }

    private synchronized boolean isFirst(long now) {
        boolean first = now - last >= PAUSE || now - begin >= LONGEST;
        last = now;
        if (first) {
            begin = now;
        }
        return first;
    }
}
