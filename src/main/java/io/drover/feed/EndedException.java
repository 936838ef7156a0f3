package io.drover.feed;

/** Leaves whatever a run is at, since the run is to end: for one of the reasons in {@link Ending}, or its thread's. */
final class EndedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EndedException() {
        super("it was interrupted", null, false, false);
    }
}
