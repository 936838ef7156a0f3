package io.drover.library;

/** The number of messages that may be alive at a time: the whole back-pressure. Closing it wakes all who wait. */
final class Permits {
    private int free;
    private boolean closed;

    Permits(int permits) {
        this.free = permits;
    }

    /** Takes a permit; waits for one. False when it was closed. */
    synchronized boolean acquire() throws InterruptedException {
        while (!closed && free == 0) {
            wait();
        }
        if (closed) {
            return false;
        }
        free--;
        return true;
    }

    synchronized void release() {
        free++;
        notify();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized void open() {
        closed = false;
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
