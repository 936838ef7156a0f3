package io.drover.feed;

import java.time.Instant;

/**
 * A change that was put aside.
 *
 * @param number names it in its feed
 * @param reason why the sink did not take it, in one sentence
 * @param attempts how often it was tried
 * @param since when it was put aside
 */
public record DeadLetter(long number, Change change, String reason, int attempts, Instant since) {}
