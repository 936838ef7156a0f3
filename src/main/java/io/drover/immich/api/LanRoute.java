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
    private volatile Instant goodUntil = Instant.MIN;
    private volatile Instant badUntil = Instant.MIN;
    private volatile int failures;

    /** @param isSameServer asks both; may throw what is wrong with this one */
    LanRoute(LanAddress lan, ApiClient api, Predicate<ApiClient> isSameServer, Clock clock) {
        this.lan = lan;
        this.api = api;
        this.isSameServer = isSameServer;
        this.clock = clock;
    }

    /** What to send a file of this size by, or null for the usual way. */
    @Nullable
    ApiClient forFile(long size) {
        if (size < lan.fromBytes()) {
            return null;
        }
        Instant now = clock.instant();
        if (now.isBefore(goodUntil)) {
            return api;
        }
        if (now.isBefore(badUntil) || !asking.tryLock()) {
            return null;
        }
        try {
            return leadsThere() ? api : null;
        } finally {
            asking.unlock();
        }
    }

    private boolean leadsThere() {
        try {
            if (!isSameServer.test(api)) {
                LOG.warn("{} is another server or user, so that no file goes there", lan.address());
                pause();
                return false;
            }
        } catch (ApiException e) {
            failed(e);
            return false;
        }
        if (failures > 0 || goodUntil.equals(Instant.MIN)) {
            LOG.info("large files go to {}", lan.address());
        }
        failures = 0;
        goodUntil = clock.instant().plus(BELIEVED_FOR);
        return true;
    }

    /** A call by this way failed: for a while, nothing goes there. */
    void failed(ApiException why) {
        if (failures == 0) {
            LOG.info("{} cannot be had, so that large files go the usual way: {}", lan.address(), why.getMessage());
        }
        pause();
    }

    private void pause() {
        Duration pause = BELIEVED_FOR.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
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
