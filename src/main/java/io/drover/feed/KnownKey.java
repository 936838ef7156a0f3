package io.drover.feed;

import java.util.List;

/**
 * A thing that is there, as the feed has told it.
 *
 * @param version the state that was told last; empty: to be told again, whatever it is
 * @param generation the last one in which the source told it
 * @param sequence the place of the last change that told it
 * @param parents keys of what it belongs to, at most two
 */
public record KnownKey(String key, String type, String version, long generation, long sequence, List<String> parents) {}
