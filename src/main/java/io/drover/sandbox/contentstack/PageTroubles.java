package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.sandbox.Fault;
import io.drover.sandbox.Fault.PageTrouble;
import io.drover.sandbox.Faults;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is wrong with one page.
 *
 * @param troubles in their own order
 */
record PageTroubles(Set<PageTrouble> troubles) {

    static PageTroubles of(Faults faults) {
        Set<PageTrouble> troubles = EnumSet.noneOf(PageTrouble.class);
        faults.list().forEach(fault -> {
            if (fault instanceof Fault.Page page) {
                troubles.add(page.trouble());
            }
        });
        return new PageTroubles(troubles);
    }

    boolean has(PageTrouble trouble) {
        return troubles.contains(trouble);
    }

    /**
     * Changes what a page says.
     *
     * @param skip how many items the pages before have told
     * @param asked the pagination_token that it was asked for with, or nothing
     */
    void befall(ObjectNode body, Run run, int skip, String asked) {
        for (PageTrouble trouble : troubles) {
            switch (trouble) {
                case TOTAL_COUNT -> {
                    if (body.has("total_count")) {
                        body.put("total_count", body.path("total_count").asInt() + 1);
                    }
                }
                case SAME_TOKEN -> {
                    if (!asked.isEmpty()) {
                        leadTo(body, asked);
                    }
                }
                case BOTH_TOKENS -> {
                    if (body.has("sync_token")) {
                        body.put("pagination_token", run.givePage(skip));
                    } else {
                        body.put("sync_token", run.giveEnd());
                    }
                }
                case NO_TOKEN -> body.remove(Set.of("sync_token", "pagination_token"));
                case EMPTY -> {
                    body.putArray("items");
                    leadTo(body, run.givePage(skip));
                }
                case REPEAT -> leadTo(body, run.givePage(skip));
                case INVALID_TOKEN, FORGET_TOKENS, TRUNCATED, STALE -> {
                    // They do not change what a page says.
                }
            }
        }
    }

    private static void leadTo(ObjectNode body, String paginationToken) {
        body.remove("sync_token");
        body.put("pagination_token", paginationToken);
    }
}
