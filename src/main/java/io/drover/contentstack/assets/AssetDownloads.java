package io.drover.contentstack.assets;

import io.drover.contentstack.api.StackSettings;
import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.feed.Operation;
import io.drover.http.ApiException;
import io.drover.http.Content;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a folder equal to the assets that are published, batch by batch. The same batch again fetches only what is
 * missing. For one batch at a time; closing breaks off what is under way.
 */
public final class AssetDownloads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AssetDownloads.class);
    private static final String ASSET = "asset";
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final AssetFolder folder;
    private final AssetServers servers;
    private final ExecutorService threads;

    /**
     * @param root where the files go; absolute, and it must exist when a batch comes
     * @param threads on which files are received; as many at once as it has
     */
    public AssetDownloads(Path root, StackSettings settings, AssetHosts hosts, ExecutorService threads) {
        this.folder = new AssetFolder(root);
        this.servers = new AssetServers(settings, hosts);
        this.threads = threads;
    }

    /**
     * Returns when each asset that the batch publishes has its file on the disk, and the files of those that are gone are
     * in the trash.
     *
     * @throws IllegalArgumentException when an asset does not say what is needed, or leads to a host that is not called
     * @throws ApiException when a file cannot be had
     * @throws IOException when it breaks off, has another size, or cannot be written
     */
    public void apply(ChangeBatch batch) throws IOException {
        folder.check();
        folder.clearIncoming();
        List<PublishedAsset> missing = new ArrayList<>();
        for (Change change : latest(batch)) {
            if (change.operation() == Operation.UPSERT) {
                PublishedAsset asset = PublishedAsset.of(change);
                if (!folder.holds(asset)) {
                    missing.add(asset);
                }
            } else {
                AssetPlace gone = AssetPlace.of(change.key());
                missing.removeIf(asset -> gone.holds(asset.place()));
                folder.remove(gone);
            }
        }
        receive(missing);
    }

    /** The last change of each asset, in the order of the batch. */
    private static Collection<Change> latest(ChangeBatch batch) {
        Map<String, Change> latest = new LinkedHashMap<>();
        for (Change change : batch.changes()) {
            if (change.type().equals(ASSET)) {
                latest.remove(change.key());
                latest.put(change.key(), change);
            }
        }
        return latest.values();
    }

    /** Ends when nothing is under way any more; after a failure, what has not begun is left. */
    private void receive(List<PublishedAsset> assets) throws IOException {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        List<Future<?>> parts = new ArrayList<>();
        for (PublishedAsset asset : assets) {
            parts.add(threads.submit(() -> receive(asset, failure)));
        }
        try {
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException e) {
            parts.forEach(part -> part.cancel(true));
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while files came in").initCause(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        Exception first = failure.get();
        if (first instanceof IOException broken) {
            throw broken;
        } else if (first instanceof RuntimeException refused) {
            throw refused;
        }
    }

    private void receive(PublishedAsset asset, AtomicReference<@Nullable Exception> failure) {
        if (failure.get() == null) {
            try {
                receive(asset);
            } catch (IOException | RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private void receive(PublishedAsset asset) throws IOException {
        try (Content content = servers.open(asset)) {
            folder.receive(asset, content);
        } catch (ApiException e) {
            if (e.status() != NOT_FOUND && e.status() != GONE) {
                throw e;
            }
            LOG.warn(
                    "{} is left out, it is gone meanwhile, which a later change tells: {}",
                    asset.key(),
                    e.getMessage());
        }
    }

    /** Breaks off what is under way: it fails at once. */
    @Override
    public void close() {
        servers.close();
    }
}
