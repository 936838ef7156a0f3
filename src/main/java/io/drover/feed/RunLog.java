package io.drover.feed;

import io.drover.store.StoreException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps manifests, and tells of runs: of those that did something, and of errors that are new. */
final class RunLog {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

    private final FeedStore store;
    private @Nullable String lastError;

    RunLog(FeedStore store) {
        this.store = store;
    }

    /** @param told whether someone else tells of the manifest's error */
    void add(Manifest manifest, boolean told) {
        try {
            store.find(manifest.feed()).ifPresent(feed -> store.ran(feed.id(), manifest));
        } catch (StoreException e) {
            LOG.warn("feed {}: what run {} did cannot be kept: {}", manifest.feed(), manifest.run(), e.getMessage());
        }
        if (manifest.error() == null) {
            tellWork(manifest);
        } else if (!told && !Objects.equals(manifest.error(), lastError)) {
            LOG.warn(
                    "feed {}: run {} ended early, the next one goes on: {}",
                    manifest.feed(),
                    manifest.run(),
                    manifest.error());
        }
        lastError = manifest.error();
    }

    private static void tellWork(Manifest manifest) {
        long delivered = manifest.types().values().stream().mapToLong(Manifest.Counts::delivered).sum();
        long dead = manifest.types().values().stream().mapToLong(Manifest.Counts::dead).sum();
        if (delivered + dead > 0) {
            LOG.info(
                    "feed {}: run {}: {} changes handed over, {} put aside, now at {} of generation {}, {} s",
                    manifest.feed(),
                    manifest.run(),
                    delivered,
                    dead,
                    manifest.lastSequence(),
                    manifest.generation(),
                    Duration.between(manifest.started(), manifest.ended()).toMillis() / 1000.0);
        }
    }
}
