package io.drover.reload;

import io.drover.lint.Problem;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.FixedSettings;
import io.drover.runtime.RuntimeOptions;
import io.drover.runtime.Setup;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A runtime that takes over edits of its files: each is checked first, and refused when it is wrong; of the rest no more
 * starts anew than has to. The process, the store and the beans stay. For any thread, but one look at a time.
 */
public final class LiveRuntime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRuntime.class);

    private final Launch launch;
    private final Clock clock;
    private final Told told;
    private final FolderLook folders;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closing;
    private volatile @Nullable DroverRuntime runtime;
    private Setup running;
    private Found seen;

    /** Starts nothing yet. @param setup what to begin with */
    public LiveRuntime(Setup setup, Launch launch, Clock clock, ReloadListener listener) {
        this.running = setup;
        this.seen = new Found(setup, List.of());
        this.launch = launch;
        this.clock = clock;
        this.told = new Told(listener);
        RuntimeOptions options = launch.toRun(setup);
        this.folders = new FolderLook(options.folders(), options.environment(), clock);
    }

    /** Lets it run. @throws ConfigurationException when that fails; nothing runs then */
    public void start() {
        lock.lock();
        try {
            if (!closing) {
                runtime = DroverRuntime.started(launch.toRun(running));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops all routes as at the end of the process, does something, and lets them run again. Does nothing once it is
     * closed.
     *
     * @throws ConfigurationException when they do not run again; whatever the work throws, too: nothing runs then
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

    /**
     * Looks at the files once, and takes over what has changed since the last look and stayed so. Returns when that runs.
     *
     * @throws ConfigurationException when neither an edit nor what ran before it starts: nothing runs then
     */
    public void look() {
        lock.lock();
        try {
            Found found = closing || runtime == null ? null : folders.look(running);
            if (found != null) {
                consider(found);
            }
        } catch (IOException e) {
            told.refused(List.of(FolderLook.problem(e)), running);
        } finally {
            lock.unlock();
        }
    }

    private void consider(Found found) {
        if (found.equals(seen)) {
            return;
        }
        seen = found;
        List<Problem> refused = new ArrayList<>(found.unreadable());
        Setup candidate = found.setup();
        while (!candidate.equals(running) && !closing) {
            List<Problem> problems = examine(candidate);
            if (problems.isEmpty()) {
                problems = take(candidate);
            }
            if (problems.isEmpty()) {
                break;
            }
            refused.addAll(problems);
            candidate = new Fallback(running).without(candidate, problems);
        }
        told.refused(refused, found.setup());
    }

    private List<Problem> examine(Setup candidate) {
        List<Problem> fixed = FixedSettings.changed(running, candidate);
        if (!fixed.isEmpty()) {
            return fixed;
        }
        try {
            return DroverRuntime.examine(launch.toCheck(candidate), context -> {});
        } catch (ConfigurationException e) {
            return e.problems();
        }
    }

    /**
     * Lets a setup run that was found to be right.
     *
     * @return why it does not run after all; then what ran before does
     * @throws ConfigurationException when that does not run any more, either
     */
    private List<Problem> take(Setup candidate) {
        long begin = clock.millis();
        Edit edit = Edit.between(running, candidate);
        boolean done = false;
        if (!edit.whole()) {
            try {
                done = swap(edit, candidate);
            } catch (ConfigurationException e) {
                return e.problems();
            } catch (RuntimeException e) {
                LOG.warn("routes could not be exchanged while others run on: all begin anew", e);
            }
        }
        List<Problem> problems = done || closing ? List.of() : startAnew(candidate);
        if (problems.isEmpty() && !closing) {
            running = candidate;
            String how = done ? "taken over" : "all routes started anew";
            told.taken(edit, how + " in " + (clock.millis() - begin) + " ms", context());
        }
        return problems;
    }

    private boolean swap(Edit edit, Setup candidate) {
        DroverRuntime current = runtime;
        if (current == null || !current.swap(edit.leaving(), edit.coming(), candidate.settings(), () -> closing)) {
            return false;
        }
        current.rename(edit.renamed());
        return true;
    }

    private List<Problem> startAnew(Setup candidate) {
        stop();
        try {
            runtime = DroverRuntime.started(launch.toRun(candidate));
            return List.of();
        } catch (ConfigurationException e) {
            start();
            return e.problems();
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
