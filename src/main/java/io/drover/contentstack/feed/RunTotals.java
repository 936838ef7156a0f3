package io.drover.contentstack.feed;

import io.drover.contentstack.api.SyncPage;
import org.jspecify.annotations.Nullable;

/** Holds the items of a run against how many the service says there are. It need not say it. */
final class RunTotals {
    private final String stream;
    private @Nullable Long announced;
    private long items;

    /** @param stream its name */
    RunTotals(String stream) {
        this.stream = stream;
    }

    /** @throws IncompleteRunException when the page shows that the run cannot be whole */
    void add(SyncPage page) {
        Long total = page.total();
        if (announced != null && total != null && !announced.equals(total)) {
            throw new IncompleteRunException(
                    "the stream of " + stream + " announced " + announced
                            + " items first and " + total
                            + " on a later page: something was published between the pages, which may"
                            + " have moved others from one page to the next; nothing of it was told, the next run reads it again");
        }
        announced = announced == null ? total : announced;
        items += page.items().size();
        Long all = announced;
        if (all != null && (page.isLast() ? items != all : items > all)) {
            throw new IncompleteRunException("the stream of " + stream + " announced " + all + " items and sent "
                    + items + ": some are missing or came twice; nothing of it was told, the next run reads it again");
        }
    }
}
