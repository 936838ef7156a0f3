package io.drover.feed;

/** One reading of a source. For one thread; {@link #close} is safe from any, and lets {@link #next} fail. */
public interface ChangeReader extends AutoCloseable {

    /**
     * The next piece; waits for it. Not called any more after a piece that is the last one.
     *
     * @throws RuntimeException what went wrong, in one sentence; what was given until then holds
     */
    Piece next();

    /** Whether it may be left waiting between two pieces for as long as the sinks take; else it is read to its end at once. */
    boolean patient();

    @Override
    void close();
}
