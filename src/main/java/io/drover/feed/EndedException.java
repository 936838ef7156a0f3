package io.drover.feed;

/** Leaves whatever a run is at, since the run is to end. Never seen outside of the loop. */
final class EndedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EndedException() {
        super("the run has been ended", null, false, false);
    }
}
