package io.drover.feed.camel;

import io.drover.feed.FeedLoop;
import io.drover.feed.FencedException;
import io.drover.feed.Manifest;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The runs of a feed from a start to a stop, and what its users ask of it in between. */
final class FeedPeriod {
    /** How long a request waits at most while no run is under way. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(2);

    /** A process that does not lead any more is told so, and stopped, before it takes a feed back that another one has. */
    private static final Duration AFTER_FENCE = Duration.ofSeconds(10);

    private final FeedLoop loop;
    private final FeedRunner.Services services;
    private @Nullable Future<?> nextRun;
    private @Nullable Future<?> nextLook;
    private boolean running;
    private boolean woken;
    private boolean ended;

    FeedPeriod(FeedLoop loop, FeedRunner.Services services) {
        this.loop = loop;
        this.services = services;
    }

    void begin() {
        if (services.once()) {
            planRun(this::runOnce, Duration.ZERO);
            return;
        }
        if (services.schedule().waitsAtStart()) {
            planNextRun();
        } else {
            planRun(this::run, Duration.ZERO);
        }
        planLook();
    }

    /** Lets a run begin now, or at the end of the one that is under way, however often this is called meanwhile. */
    synchronized void wake() {
        if (running) {
            woken = true;
        } else if (!services.once()) {
            planRun(this::run, Duration.ZERO);
        }
    }

    void end() {
        synchronized (this) {
            ended = true;
            cancel(nextRun);
            cancel(nextLook);
        }
        loop.stop();
    }

    private synchronized boolean hasEnded() {
        return ended || loop.isStopped();
    }

    /** In the place of the run that was planned before. */
    private synchronized void planRun(Runnable run, Duration pause) {
        cancel(nextRun);
        nextRun = plan(run, pause);
    }

    private synchronized void planLook() {
        nextLook = plan(this::serveRequests, BETWEEN_REQUESTS);
    }

    private @Nullable Future<?> plan(Runnable task, Duration pause) {
        return ended ? null : services.thread().schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private synchronized void begins() {
        running = true;
        woken = false;
    }

    private synchronized void planNextRun() {
        running = false;
        Duration pause = woken ? Duration.ZERO : services.schedule().untilNext(services.clock());
        if (pause != null) {
            planRun(this::run, pause);
        }
    }

    private synchronized void planRunAfterFence() {
        running = false;
        planRun(this::run, AFTER_FENCE);
    }

    private void run() {
        begins();
        Runnable next = this::planNextRun;
        try {
            Manifest manifest = loop.run();
            if (!hasEnded()) {
                services.report().ran(manifest);
            }
        } catch (FencedException e) {
            fenced(e);
            next = this::planRunAfterFence;
        } catch (RuntimeException | Error e) {
            failed(e);
        } finally {
            next.run();
        }
    }

    private void runOnce() {
        try {
            Manifest manifest = loop.run();
            if (!hasEnded()) {
                services.report().ran(manifest);
                services.finished().complete(manifest);
            }
        } catch (RuntimeException | Error e) {
            failed(e);
            services.finished().completeExceptionally(e);
        }
    }

    private void serveRequests() {
        try {
            if (loop.requests()) {
                wake();
            }
            services.meanwhile().run();
        } catch (FencedException e) {
            fenced(e);
            planRunAfterFence();
        } catch (RuntimeException | Error e) {
            failed(e);
        } finally {
            planLook();
        }
    }

    private void fenced(FencedException e) {
        if (!hasEnded()) {
            services.report().fenced(sentence(e));
        }
    }

    private void failed(Throwable failure) {
        if (!hasEnded()) {
            services.report().failed(sentence(failure));
        }
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getName() : message;
    }
}
