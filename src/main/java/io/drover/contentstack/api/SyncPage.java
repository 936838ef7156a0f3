package io.drover.contentstack.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a run.
 *
 * @param items the newest first, over all pages of the run; may be empty, even where another page follows
 * @param skip how many items were on the pages before; null where the service does not say
 * @param limit most items of a page; null as well
 * @param total items of the whole run; null as well
 * @param next another page of this run, or, after the last one, what has happened since
 */
public record SyncPage(
        List<SyncItem> items,
        @Nullable Long skip,
        @Nullable Long limit,
        @Nullable Long total,
        SyncRequest.Next next) {

    /** Whether the run ends with it. */
    public boolean isLast() {
        return next instanceof SyncRequest.Delta;
    }
}
