package io.drover.immich;

import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.model.UploadAsset;
import io.drover.ingest.Progress;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * {@code immich:uploadAsset}: sends one file, then confirms by a joined check that the server holds its bytes in a live
 * asset; only that is {@code uploaded}. Runs on the server's own threads, as many as it bears.
 *
 * <p>A {@link io.drover.ingest.SourceFile} gets its state in headers. Any other file ({@code java.io.File}, {@code Path},
 * the body of a file consumer) is hashed here, the answer is the body, and what does not get into a live asset is an error.
 */
final class UploadAssetProducer extends DefaultAsyncProducer {
    private final ImmichEndpoint endpoint;
    private final ImmichServer server;
    private final Progress progress;
    private final UploadOptions options = new UploadOptions();

    UploadAssetProducer(ImmichEndpoint endpoint, ImmichServer server, Progress progress) {
        super(endpoint);
        this.endpoint = endpoint;
        this.server = server;
        this.progress = progress;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (MessageFile.isTracked(exchange.getMessage())) {
            try {
                submit(FileMessage.of(exchange, AssetOperations.UPLOAD_ASSET), callback);
                return false;
            } catch (InvalidPayloadException | RuntimeException e) {
                exchange.setException(e);
                callback.done(true);
                return true;
            }
        }
        server.verbs().submit(() -> {
            try {
                submit(FileMessage.untracked(exchange, endpoint), callback);
            } catch (Throwable e) {
                exchange.setException(e);
                callback.done(false);
            }
        });
        return false;
    }

    private void submit(FileMessage message, AsyncCallback callback) {
        UploadAsset said = options.read(message.exchange().getMessage());
        server.uploads().submit(new UploadJob(server, progress, message.with(said), callback));
    }
}
