package io.drover.feed;

import java.util.List;

/**
 * A thing that is there, as the feed has told it.
 *
 * @param version the state that was told last; empty: to be told again, whatever it is
 * @param generation the last one in which the source told it
 * @param sequence the place of the last change that told it
 * @param born the place of the change that told it first, since it was last gone
 * @param parents keys of what it belongs to, at most two
 */
public record KnownKey(
        String key, String type, String version, long generation, long sequence, long born, List<String> parents) {

    /** The same, told again unchanged in this generation. */
    KnownKey in(long seenIn) {
        return new KnownKey(key, type, version, seenIn, sequence, born, parents);
    }
}
