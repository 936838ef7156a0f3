package io.drover.sandbox;

/** The ids of the changes of one transaction, which all lie where it began. Its owner keeps it from other threads. */
final class LateIds {
    /** How many changes a transaction can make. */
    static final int COUNT = 10_000;

    private final UpdateId first;
    private int given;

    /** @param first the id before the first; the next {@link #COUNT} are given to nothing else */
    LateIds(UpdateId first) {
        this.first = first;
    }

    /** @throws IllegalStateException when there are no more */
    UpdateId next() {
        if (given == COUNT) {
            throw new IllegalStateException("a transaction of the sandbox makes at most " + COUNT + " changes");
        }
        given++;
        return new UpdateId(first.high(), first.low() + given);
    }
}
