package io.drover.observe;

import java.time.Duration;

/**
 * How often things are looked at, however often somebody asks.
 *
 * @param near how long something stays good that was found out about this process and its folders
 * @param servers the same of other systems, which are to be asked seldom
 * @param most how long whoever asks waits for a look
 */
record Pace(Duration near, Duration servers, Duration most) {
    static final Pace USUAL = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(3));

    /** After this time a look that has not come back is a fault. */
    private static final Duration HANGS = Duration.ofSeconds(60);

    Guarded.Patience ofNear() {
        return new Guarded.Patience(near, most, HANGS);
    }

    Guarded.Patience ofServers() {
        return new Guarded.Patience(servers, most, HANGS);
    }
}
