package io.drover.reload;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what others bring about. */
public final class Until {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Until() {}

    /** Returns when it is so. @throws AssertionError when it takes too long */
    public static void isTrue(String what, Callable<Boolean> condition) throws Exception {
        isTrue(what, PATIENCE, condition);
    }

    /** The same with this patience. */
    public static void isTrue(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain until " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
