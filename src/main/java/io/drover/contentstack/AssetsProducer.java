package io.drover.contentstack;

import io.drover.contentstack.api.StackSettings;
import io.drover.contentstack.assets.AssetDownloads;
import io.drover.contentstack.assets.AssetHosts;
import io.drover.feed.ChangeBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Keeps a folder equal to the assets that are published, batch by batch; the batch goes on as it came. */
final class AssetsProducer extends DefaultProducer {
    /** More would ask a service for much at once that also serves the stack's visitors. */
    private static final int AT_ONCE = 4;

    private final ContentstackEndpoint endpoint;
    private final @Nullable Path folder;
    private final String hosts;
    private @Nullable ExecutorService threads;
    private @Nullable AssetDownloads downloads;

    /** @param folder null: nothing is done */
    AssetsProducer(ContentstackEndpoint endpoint, @Nullable Path folder, String hosts) {
        super(endpoint);
        this.endpoint = endpoint;
        this.folder = folder;
        this.hosts = hosts;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (folder != null) {
            start(folder);
        }
    }

    private void start(Path root) {
        StackSettings settings = endpoint.getComponent().settings();
        ExecutorService pool = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "contentstack-assets", AT_ONCE);
        threads = pool;
        downloads = new AssetDownloads(
                root, settings, new AssetHosts(settings.host().address().host(), hosts), pool);
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException, IOException {
        ChangeBatch batch = exchange.getMessage().getMandatoryBody(ChangeBatch.class);
        if (folder != null) {
            Objects.requireNonNull(downloads, "it was started").apply(batch);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (downloads != null) {
            downloads.close();
            downloads = null;
        }
        if (threads != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(threads);
            threads = null;
        }
        super.doStop();
    }
}
