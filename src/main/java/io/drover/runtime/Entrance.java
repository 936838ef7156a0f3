package io.drover.runtime;

import java.util.ArrayList;
import java.util.List;

/** The way into the route behind one {@code direct:} name: it knows who is inside, and lets others wait while it is held. */
final class Entrance {
    private final List<Runnable> waiting = new ArrayList<>();
    private int inside;
    private boolean held;

    /**
     * Lets somebody in, who has to {@link #leave}.
     *
     * @param later goes in when the entrance is opened, if it is held now
     * @return whether they are inside now
     */
    synchronized boolean enter(Runnable later) {
        if (held) {
            waiting.add(later);
            return false;
        }
        inside++;
        return true;
    }

    /** Somebody who was let in is done. */
    synchronized void leave() {
        inside--;
    }

    /** Lets nobody in from now on. */
    synchronized void hold() {
        held = true;
    }

    /** Lets everybody in again. @return those who have waited, who are inside now */
    synchronized List<Runnable> open() {
        held = false;
        List<Runnable> admitted = List.copyOf(waiting);
        waiting.clear();
        inside += admitted.size();
        return admitted;
    }

    synchronized boolean isEmpty() {
        return inside == 0;
    }
}
