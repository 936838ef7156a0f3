package io.drover.ingest;

/**
 * The file was put back without a state, because Drover stops or the server cannot be had: nothing was decided about
 * it, the next run finds it.
 */
public final class PutBackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean stop;

    public PutBackException(String why) {
        this(why, false);
    }

    private PutBackException(String why, boolean stop) {
        super(why);
        this.stop = stop;
    }

    /** Because Drover stops. */
    public static PutBackException ofStop() {
        return new PutBackException("Drover stops", true);
    }

    /** Whether it is because Drover stops, which somebody wants: nothing is wrong. */
    public boolean isOfStop() {
        return stop;
    }
}
