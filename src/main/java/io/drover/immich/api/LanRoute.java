package io.drover.immich.api;

import io.drover.http.ApiClient;
import io.drover.http.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the server through the own network, for large files. Whether it leads to the same server is asked before a
 * file takes it, believed for a minute, and not asked again for a while when it does not. Safe for use by many threads;
 * while one of them asks, the others go the usual way.
 */
final class LanRoute implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LanRoute.class);
    private static final Duration BELIEVED_FOR = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 4;

    private final LanAddress lan;
    private final ApiClient api;
    private final Predicate<ApiClient> isSameServer;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private Instant goodUntil = Instant.MIN;
    private Instant badUntil = Instant.MIN;
    private int failures;
    private int pauses;

    /**
     * Leave to send one file this way.
     *
     * @param pauses how many there had been when it was given
     */
    record Passage(ApiClient api, int pauses) {}

    /** @param isSameServer asks both; may throw what is wrong with this one */
    LanRoute(LanAddress lan, ApiClient api, Predicate<ApiClient> isSameServer, Clock clock) {
        this.lan = lan;
        this.api = api;
        this.isSameServer = isSameServer;
        this.clock = clock;
    }

    /** The leave to send a file of this size there, or null for the usual way. */
    @Nullable
    Passage forFile(long size) {
        if (size < lan.fromBytes()) {
            return null;
        }
        Passage believed = believed();
        if (believed != null || isPaused() || !asking.tryLock()) {
            return believed;
        }
        try {
            return ask();
        } finally {
            asking.unlock();
        }
    }

    private synchronized @Nullable Passage believed() {
        return clock.instant().isBefore(goodUntil) ? new Passage(api, pauses) : null;
    }

    private synchronized boolean isPaused() {
        return clock.instant().isBefore(badUntil);
    }

    private @Nullable Passage ask() {
        try {
            if (isSameServer.test(api)) {
                return open();
            }
            LOG.warn("{} is another server or user, so that no file goes there", lan.address());
            pause();
        } catch (ApiException e) {
            tellAndPause(e);
        }
        return null;
    }

    private synchronized Passage open() {
        if (failures > 0 || goodUntil.equals(Instant.MIN)) {
            LOG.info("large files go to {}", lan.address());
        }
        failures = 0;
        badUntil = Instant.MIN;
        goodUntil = clock.instant().plus(BELIEVED_FOR);
        return new Passage(api, pauses);
    }

    /** A call by this way failed: for a while, nothing goes there. What set out before the last pause does not count. */
    synchronized void failed(Passage passage, ApiException why) {
        if (passage.pauses() == pauses) {
            tellAndPause(why);
        }
    }

    private synchronized void tellAndPause(ApiException why) {
        if (failures == 0) {
            LOG.info("{} cannot be had, so that large files go the usual way: {}", lan.address(), why.getMessage());
        }
        pause();
    }

    /** One that is running is not made longer. */
    private synchronized void pause() {
        if (isPaused()) {
            return;
        }
        Duration pause = BELIEVED_FOR.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        pauses++;
        goodUntil = Instant.EPOCH;
        badUntil = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    void abort() {
        api.abort();
    }

    @Override
    public void close() {
        api.close();
    }
}
