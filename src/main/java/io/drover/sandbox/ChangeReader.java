package io.drover.sandbox;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads changes in blocks while they are asked for, so that a long log is never copied as a whole. */
final class ChangeReader implements Iterator<ChangeLog.Change> {
    private static final int BLOCK = 1_000;

    private final Blocks blocks;
    private @Nullable UpdateId position;
    private Iterator<ChangeLog.Change> block = Collections.emptyIterator();

    /** @param after where it begins: behind this change, or with the first */
    ChangeReader(Blocks blocks, @Nullable UpdateId after) {
        this.blocks = blocks;
        this.position = after;
    }

    /** Where the changes are. */
    interface Blocks {
        /** The first changes after one (or from the first on), the oldest first; empty at the end. */
        List<ChangeLog.Change> after(@Nullable UpdateId position, int limit);
    }

    @Override
    public boolean hasNext() {
        if (!block.hasNext()) {
            block = blocks.after(position, BLOCK).iterator();
        }
        return block.hasNext();
    }

    @Override
    public ChangeLog.Change next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ChangeLog.Change change = block.next();
        position = change.id();
        return change;
    }
}
