package io.drover.http;

import java.time.Duration;

/**
 * How often something is tried that brings nothing, such as going on with a broken file, and after which pauses.
 *
 * @param firstPause each next one is twice as long
 */
public record Patience(int attempts, Duration firstPause, Duration longestPause) {
    /** About three quarters of a minute: a server that starts again is there by then. */
    public static final Patience USUAL = new Patience(8, Duration.ofMillis(250), Duration.ofSeconds(15));

    /** @param failures attempts so far that have brought nothing */
    public long pauseMillis(int failures) {
        return Math.min(firstPause.toMillis() << Math.min(failures, 20), longestPause.toMillis());
    }
}
