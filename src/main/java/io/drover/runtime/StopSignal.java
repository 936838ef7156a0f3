package io.drover.runtime;

import java.util.concurrent.CompletableFuture;
import org.jline.utils.Signals;

/**
 * The wish that Drover stops: SIGINT (Ctrl-C) or SIGTERM. What is in flight ends first; whoever cannot wait for that
 * asks a second time, which ends the process at once.
 */
public final class StopSignal {
    private static final int EXIT_CODE_AT_ONCE = 130;

    private final CompletableFuture<Void> asked = new CompletableFuture<>();

    /** Takes the process's signals from now on. */
    public void listen() {
        Signals.register("INT", this::received);
        Signals.register("TERM", this::received);
    }

    private void received() {
        if (asked.isDone()) {
            Runtime.getRuntime().halt(EXIT_CODE_AT_ONCE);
        }
        ask();
    }

    /** Asks to stop, as a first signal does. */
    public void ask() {
        asked.complete(null);
    }

    /** Whether a stop was asked for. */
    public boolean isAsked() {
        return asked.isDone();
    }

    /** Completes when a stop is asked for, on the signal's thread. */
    public CompletableFuture<Void> asked() {
        return asked.copy();
    }
}
