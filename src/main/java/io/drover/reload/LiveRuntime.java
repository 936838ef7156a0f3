package io.drover.reload;

import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Setup;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * A runtime that may be another one inside after a while: the same process, store and beans, with edited files. For any
 * thread.
 */
public final class LiveRuntime implements AutoCloseable {
    private final Launch launch;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closing;
    private Setup setup;
    private @Nullable DroverRuntime runtime;

    /** Starts nothing yet. @param setup what to begin with */
    public LiveRuntime(Setup setup, Launch launch) {
        this.setup = setup;
        this.launch = launch;
    }

    /** Lets it run. @throws io.drover.runtime.ConfigurationException when that fails; nothing runs then */
    public void start() {
        lock.lock();
        try {
            if (!closing) {
                runtime = DroverRuntime.started(launch.toRun(setup));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops all routes as at the end of the process, does something, and lets them run again. Does nothing when it is
     * closed.
     *
     * @throws io.drover.runtime.ConfigurationException when they do not run again, and whatever the work throws; nothing
     *     runs then
     */
    public void restart(Runnable whileStopped) {
        lock.lock();
        try {
            stop();
            if (!closing) {
                whileStopped.run();
                start();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The context that runs now. @throws IllegalStateException when none does */
    public CamelContext context() {
        DroverRuntime current = runtime;
        if (current == null) {
            throw new IllegalStateException("nothing runs");
        }
        return current.context();
    }

    private void stop() {
        DroverRuntime current = runtime;
        runtime = null;
        if (current != null) {
            current.close();
        }
    }

    /** Stops all routes, and whatever is being done here; what is in flight ends first. */
    @Override
    public void close() {
        closing = true;
        lock.lock();
        try {
            stop();
        } finally {
            lock.unlock();
        }
    }
}
