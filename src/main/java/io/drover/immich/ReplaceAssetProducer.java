package io.drover.immich;

import io.drover.immich.api.ContentOperations;
import io.drover.immich.api.model.ReplaceAsset;
import io.drover.immich.api.model.ReplacedAsset;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Progress;
import java.io.IOException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * {@code immich:replaceAsset}: the body is the file, the header {@code CamelImmichAssetId} names the asset; afterwards the
 * body is a {@link ReplacedAsset} and the header names the asset that holds the file.
 */
final class ReplaceAssetProducer extends DefaultAsyncProducer {
    private final ImmichEndpoint endpoint;
    private final ImmichServer server;
    private final Progress progress;
    private final UploadOptions options = new UploadOptions();
    private final RequestReader<ReplaceAsset> requests = new RequestReader<>(ContentOperations.REPLACE_ASSET);

    ReplaceAssetProducer(ImmichEndpoint endpoint, ImmichServer server, Progress progress) {
        super(endpoint);
        this.endpoint = endpoint;
        this.server = server;
        this.progress = progress;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        server.verbs().submit(() -> {
            try {
                replace(exchange);
            } catch (Throwable e) {
                exchange.setException(e);
            }
            callback.done(false);
        });
        return false;
    }

    private void replace(Exchange exchange) throws IOException {
        String asset = requests.readHeaders(exchange.getMessage()).id();
        FileMessage file = FileMessage.untracked(exchange, endpoint).with(options.read(exchange.getMessage()));
        ReplacedAsset replaced = new Replacement(server, progress, file, asset).run();
        exchange.getMessage().setBody(replaced);
        exchange.getMessage().setHeader(IngestHeaders.ASSET_ID, replaced.id());
    }
}
