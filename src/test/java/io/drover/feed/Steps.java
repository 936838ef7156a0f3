package io.drover.feed;

import java.util.ArrayList;
import java.util.List;

/** Counts the steps of a process, and kills it at one of them: from then on no step of it succeeds any more. */
public final class Steps {
    private final int fatal;
    private final List<String> done = new ArrayList<>();

    /** @param fatal the number of the step at which the process dies, from 1; 0: it lives */
    public Steps(int fatal) {
        this.fatal = fatal;
    }

    /** A process that lives. */
    public static Steps alive() {
        return new Steps(0);
    }

    /** @param name says where the process is */
    public synchronized void step(String name) {
        if (died()) {
            throw new Killed(done.get(fatal - 1));
        }
        done.add(name);
        if (died()) {
            throw new Killed(name);
        }
    }

    /** Whether the process has reached its end. */
    public synchronized boolean died() {
        return fatal > 0 && done.size() >= fatal;
    }

    /** The names of all steps until now. */
    public synchronized List<String> done() {
        return List.copyOf(done);
    }

    /** As final as a process's end is to the process. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed(String step) {
            super("killed " + step, null, false, false);
        }
    }
}
