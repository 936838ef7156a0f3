package io.drover.ingest;

import org.jspecify.annotations.Nullable;

/** Told how each file ended, once that is in the ledger. Found in the registry; called on the ledger's thread: be quick. */
@FunctionalInterface
public interface OutcomeListener {
    void recorded(Outcome outcome);

    /** The same with the route that the file came by, or null where that is not known. This is what is called. */
    default void recorded(Outcome outcome, @Nullable String route) {
        recorded(outcome);
    }
}
