package io.drover.feed;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the store in one transaction: changes for the outbox and what the feed knows after them.
 *
 * @param feed its number
 * @param generation and
 * @param snapshot of the feed from now on
 * @param changes in order, with their places; may be empty
 * @param known things that are there, as they are known from now on: told anew, or told again unchanged; each key once
 * @param gone keys of things that are gone; none of them is among the known ones
 * @param position to confirm once the sinks have all of it, or null
 */
public record Append(
        int feed,
        long generation,
        boolean snapshot,
        List<Change> changes,
        Collection<KnownKey> known,
        Collection<String> gone,
        @Nullable String position) {}
