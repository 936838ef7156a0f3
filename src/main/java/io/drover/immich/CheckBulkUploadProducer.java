package io.drover.immich;

import io.drover.immich.api.CheckResult;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * {@code immich:checkBulkUpload}: one file a message, one call for many messages. Accepted: the header
 * {@value IngestHeaders#ACTION} says {@code accept} and the checksum is claimed until the message has ended, so that the
 * same bytes in another message wait for it. Rejected: the file's state is set.
 */
final class CheckBulkUploadProducer extends DefaultAsyncProducer {
    private final ImmichServer server;

    CheckBulkUploadProducer(ImmichEndpoint endpoint, ImmichServer server) {
        super(endpoint);
        this.server = server;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            check(FileMessage.of(exchange, ImmichOperation.CHECK_BULK_UPLOAD), callback);
            return false;
        } catch (InvalidPayloadException | RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private void check(FileMessage message, AsyncCallback callback) {
        server.check(message.checksum()).whenComplete((result, error) -> {
            if (answered(message, result, error, () -> check(message, callback))) {
                callback.done(false);
            }
        });
    }

    /** Whether the message goes on now; else it waits for the same bytes in another message. */
    private boolean answered(
            FileMessage message, @Nullable CheckResult result, @Nullable Throwable error, Runnable again) {
        try {
            if (result == null) {
                throw error == null ? new IllegalStateException("no answer") : error;
            }
            if (!result.accept()) {
                reject(message, result);
            } else if (claim(message, again)) {
                message.accept();
            } else {
                return false;
            }
        } catch (Throwable e) {
            message.exchange().setException(e instanceof CompletionException ? e.getCause() : e);
        }
        return true;
    }

    private boolean claim(FileMessage message, Runnable again) {
        String checksum = message.checksum();
        if (!server.claims().claim(checksum, again)) {
            return false;
        }
        message.exchange().getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange exchange) {
                server.claims().release(checksum);
            }
        });
        return true;
    }

    private static void reject(FileMessage message, CheckResult result) {
        message.exchange().getMessage().setHeader(IngestHeaders.ACTION, "reject");
        String assetId = result.assetId();
        if (result.trashed()) {
            message.settle(FileState.TRASHED, assetId, "the server holds these bytes in its trash as asset " + assetId);
            return;
        }
        String before = message.assetId();
        if (message.state() != null && before != null) {
            if (!before.equals(assetId)) {
                message.settle(
                        FileState.FAILED,
                        assetId,
                        "asset " + before + " held the file, now asset " + assetId
                                + " does; nothing was done with the source file");
            }
            return;
        }
        Known known = message.file().known();
        FileState state =
                known != null && known.state() == FileState.UPLOADED && Objects.equals(known.assetId(), assetId)
                        ? FileState.UPLOADED
                        : FileState.DUPLICATE;
        message.settle(state, assetId, "the server holds these bytes as asset " + assetId);
    }
}
