package io.drover.contentstack.feed;

import io.drover.http.Patience;
import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a source needs besides the stack.
 *
 * @param folder where runs wait to be told; no other source's, made when it is not there. What a killed process left in it
 *     is removed
 * @param patience how often the service is asked while it is busy, broken or away
 * @param random for pauses; safe for many threads
 */
public record SourceParts(Path folder, Clock clock, Patience patience, RandomGenerator random) {}
