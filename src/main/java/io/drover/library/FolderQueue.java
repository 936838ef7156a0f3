package io.drover.library;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The folders that are still to be looked at. The last one in is the first one out, which keeps the queue about as long
 * as the tree is deep; where it is full all the same, the walker goes down by itself.
 */
final class FolderQueue {
    private static final int CAPACITY = 10_000;
    private static final int MOST_NAMES = 20_000;

    private final ArrayDeque<Look> looks = new ArrayDeque<>();
    private long open;
    private long names;
    private boolean closed;

    /** Adds a folder. False when the queue is full. */
    synchronized boolean offer(Look look) {
        if (looks.size() >= CAPACITY) {
            return false;
        }
        expect(look);
        arrive(look);
        return true;
    }

    /** Adds a look at named files behind all others, once there is room for it. False when the queue was closed. */
    synchronized boolean put(Look look) throws InterruptedException {
        while (!closed && names >= MOST_NAMES) {
            wait();
        }
        if (closed) {
            return false;
        }
        expect(look);
        looks.addLast(look);
        notifyAll();
        return true;
    }

    /** Keeps the walkers waiting for a folder that comes later by {@link #arrive}. */
    synchronized void expect(Look look) {
        open++;
        names += look.only().size();
    }

    /** Keeps the walkers waiting for what comes later by {@link #put}, until {@link #release}. */
    synchronized void hold() {
        open++;
    }

    /** Nothing more comes by {@link #put}. */
    synchronized void release() {
        open--;
        notifyAll();
    }

    /** Adds a folder that was expected. */
    synchronized void arrive(Look look) {
        looks.push(look);
        notifyAll();
    }

    /** The next folder; waits for it. Null when all are done, or the queue was closed. Every folder ends in {@link #done}. */
    synchronized @Nullable Look take() throws InterruptedException {
        while (!closed && looks.isEmpty() && open > 0) {
            wait();
        }
        return closed ? null : looks.poll();
    }

    synchronized void done(Look look) {
        names -= look.only().size();
        release();
    }

    /** Ends the walk: nothing more is handed out. */
    synchronized void close() {
        closed = true;
        looks.clear();
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
