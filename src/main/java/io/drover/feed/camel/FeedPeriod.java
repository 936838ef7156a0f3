package io.drover.feed.camel;

import io.drover.feed.FeedLoop;
import io.drover.feed.Manifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The runs of a feed from a start to a stop, and what its users ask of it in between. */
final class FeedPeriod {
    /** How long a request waits at most while no run is under way. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(2);

    private final FeedLoop loop;
    private final FeedRunner.Services services;
    private final List<Future<?>> planned = new ArrayList<>();
    private boolean ended;

    FeedPeriod(FeedLoop loop, FeedRunner.Services services) {
        this.loop = loop;
        this.services = services;
    }

    void begin() {
        if (services.once()) {
            plan(this::runOnce, Duration.ZERO);
            return;
        }
        if (services.schedule().waitsAtStart()) {
            planNextRun();
        } else {
            plan(this::run, Duration.ZERO);
        }
        plan(this::serveRequests, BETWEEN_REQUESTS);
    }

    void end() {
        synchronized (this) {
            ended = true;
            planned.forEach(task -> task.cancel(false));
        }
        loop.stop();
    }

    private synchronized boolean hasEnded() {
        return ended || loop.isStopped();
    }

    private synchronized void plan(Runnable task, Duration pause) {
        if (!ended) {
            planned.removeIf(Future::isDone);
            planned.add(services.thread().schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    private void planNextRun() {
        Duration pause = services.schedule().untilNext(services.clock());
        if (pause != null) {
            plan(this::run, pause);
        }
    }

    private void run() {
        try {
            Manifest manifest = loop.run();
            if (!hasEnded()) {
                services.report().ran(manifest);
            }
        } catch (RuntimeException | Error e) {
            failed(e);
        } finally {
            planNextRun();
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
            loop.requests();
            services.meanwhile().run();
        } catch (RuntimeException | Error e) {
            failed(e);
        } finally {
            plan(this::serveRequests, BETWEEN_REQUESTS);
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
