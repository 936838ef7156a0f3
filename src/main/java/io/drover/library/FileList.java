package io.drover.library;

import java.nio.file.Path;
import java.util.List;

/** Names the files that a library is made of, one after the other. Used by one thread. */
@FunctionalInterface
public interface FileList {

    /**
     * The next files, some thousand at most; waits for the first of them, and gives what there is when no other comes for a
     * moment.
     *
     * @return absolute and normalized paths, none that was given before; empty at the end of the list
     */
    List<Path> next() throws InterruptedException;
}
