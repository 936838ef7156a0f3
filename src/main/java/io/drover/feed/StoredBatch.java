package io.drover.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch in the outbox.
 *
 * @param number its place there; grows
 * @param changes may be empty when only the position moved
 * @param position to confirm once the sinks have it, or null
 */
public record StoredBatch(
        long number, List<Change> changes, @Nullable String position) {}
