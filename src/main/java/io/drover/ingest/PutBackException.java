package io.drover.ingest;

/**
 * The file was put back without a state, because Drover stops or the server cannot be had: nothing was decided about
 * it, the next run finds it.
 */
public final class PutBackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PutBackException(String why) {
        super(why);
    }
}
