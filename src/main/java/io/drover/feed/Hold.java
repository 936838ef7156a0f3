package io.drover.feed;

import io.drover.store.StoreException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds a thread of a run while something does not do its part, and tries again after growing pauses. For one thread. */
final class Hold {
    /** How long a request waits at most. */
    private static final long SLICE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Trouble trouble;
    private final Backoff backoff;
    private final Ending ending;
    private final Runnable meanwhile;
    private int failures;

    /** @param meanwhile done every two seconds of a pause, and with each check */
    Hold(Trouble trouble, Backoff backoff, Ending ending, Runnable meanwhile) {
        this.trouble = trouble;
        this.backoff = backoff;
        this.ending = ending;
        this.meanwhile = meanwhile;
    }

    /** Calls the store until it does not refuse for now. @throws StoreException when it refuses for good */
    <T extends @Nullable Object> T store(Supplier<T> call) {
        while (true) {
            try {
                T result = call.get();
                succeeded();
                return result;
            } catch (StoreException e) {
                if (!e.temporary()) {
                    throw e;
                }
                failed(e);
            }
        }
    }

    /** Returns after the pause that is due. @throws EndedException when the run is to end */
    void failed(Exception reason) {
        String sentence = Reasons.of(reason);
        if (failures++ == 0) {
            trouble.begins(sentence);
        }
        trouble.failed(sentence);
        long end = System.nanoTime() + backoff.nanos(failures);
        long left;
        do {
            meanwhile.run();
            left = Math.max(0, end - System.nanoTime());
            ending.pause(Math.min(left, SLICE_NANOS));
        } while (left > SLICE_NANOS);
    }

    /** Does what is done meanwhile, without a pause. @throws EndedException when the run is to end */
    void check() {
        meanwhile.run();
        ending.check();
    }

    void succeeded() {
        if (failures > 0) {
            failures = 0;
            trouble.ends();
        }
    }
}
