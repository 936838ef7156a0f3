package io.drover.ingest;

/** Told how each file ended, once that is in the ledger. Found in the registry; called on the ledger's thread: be quick. */
@FunctionalInterface
public interface OutcomeListener {
    void recorded(Outcome outcome);
}
