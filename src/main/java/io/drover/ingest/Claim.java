package io.drover.ingest;

/** The right of this node to work on a file that all nodes share. It goes when the file is given to another node. */
@FunctionalInterface
public interface Claim {

    /** Whether it is still this node's. May change at any time, and never back; asked from any thread. */
    boolean held();
}
