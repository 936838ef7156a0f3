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
 * @param told things that are there, with their new version
 * @param seen keys of things that were told again unchanged: they belong to the generation now
 * @param gone keys of things that are gone
 * @param position to confirm once the sinks have all of it, or null
 */
public record Append(
        int feed,
        long generation,
        boolean snapshot,
        List<Change> changes,
        Collection<KnownKey> told,
        Collection<String> seen,
        Collection<String> gone,
        @Nullable String position) {}
