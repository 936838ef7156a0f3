package io.drover.immich;

import io.drover.immich.api.AssetOperations;
import io.drover.ingest.Progress;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * {@code immich:uploadAsset}: sends one file, then confirms by a joined check that the server holds its bytes in a live
 * asset; only that is {@code uploaded}. Runs on the server's own threads, as many as it bears.
 */
final class UploadAssetProducer extends DefaultAsyncProducer {
    private final ImmichServer server;
    private final Progress progress;

    UploadAssetProducer(ImmichEndpoint endpoint, ImmichServer server, Progress progress) {
        super(endpoint);
        this.server = server;
        this.progress = progress;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            FileMessage message = FileMessage.of(exchange, AssetOperations.UPLOAD_ASSET);
            server.uploads().submit(new UploadJob(server, progress, message, callback));
            return false;
        } catch (InvalidPayloadException | RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }
}
