package io.drover.immich;

import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.CheckResult;
import io.drover.immich.api.ContentOperations;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import io.drover.ingest.PutBackException;
import io.drover.ingest.camel.Rights;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * {@code immich:checkBulkUpload}: one file a message, one call for many messages. Accepted: the header
 * {@value IngestHeaders#ACTION} says {@code accept}, and the same bytes in other messages wait until this one has ended.
 * Rejected: the file's state is set. Where an attempt to upload the bytes has failed, in this run or in one before, a
 * rejection counts only once the asset's original was seen to be readable.
 *
 * <p>That is for a {@link io.drover.ingest.SourceFile}. Another file is hashed and asked about at once, and without a file
 * the questions are the body or a header; see {@link TypedCheck}.
 */
final class CheckBulkUploadProducer extends DefaultAsyncProducer {
    /** Exchange property: this message holds the claim of its checksum. */
    private static final String CLAIM = "DroverChecksumClaim";

    private final ImmichEndpoint endpoint;
    private final ImmichServer server;
    private final TypedCheck typed;

    CheckBulkUploadProducer(ImmichEndpoint endpoint, ImmichServer server) {
        super(endpoint);
        this.endpoint = endpoint;
        this.server = server;
        this.typed = new TypedCheck(server);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (!MessageFile.isTracked(exchange.getMessage())) {
            server.verbs().submit(() -> {
                try {
                    checkOther(exchange);
                } catch (Throwable e) {
                    exchange.setException(e);
                }
                callback.done(false);
            });
            return false;
        }
        try {
            FileMessage message = FileMessage.of(exchange, AssetOperations.CHECK_BULK_UPLOAD);
            Rights.require(exchange.getMessage());
            doubtWhatFailed(message);
            check(message, callback);
            return false;
        } catch (InvalidPayloadException | RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private void checkOther(Exchange exchange) throws IOException {
        if (MessageFile.isIn(exchange.getMessage())) {
            FileMessage file = FileMessage.untracked(exchange, endpoint);
            typed.check(file.checksum(), exchange.getMessage());
        } else {
            typed.check(exchange.getMessage());
        }
    }

    private static void doubtWhatFailed(FileMessage message) {
        Known known = message.file().known();
        if (known != null && known.state() == FileState.FAILED && message.state() == null) {
            message.doubt();
        }
    }

    private void check(FileMessage message, AsyncCallback callback) {
        boolean mine = message.exchange().getProperty(CLAIM) != null; // checked again on the same way
        if (mine
                || server.claims()
                        .claim(message.checksum(), (answer, doubt) -> waited(message, answer, doubt, callback))) {
            server.check(message.checksum()).whenComplete((result, error) -> {
                if (result != null && message.isInDoubt() && !result.accept() && !result.trashed()) {
                    look(message, result, mine, callback);
                } else {
                    end(message, mine, answer(message, result, error), result, callback);
                }
            });
        }
    }

    /** Another message with the same bytes has come to its answer, or to its end. */
    private void waited(FileMessage message, @Nullable CheckResult answer, boolean inDoubt, AsyncCallback callback) {
        if (inDoubt) {
            message.doubt();
        }
        if (answer == null || message.isInDoubt()) {
            check(message, callback);
        } else {
            answer(message, answer, null);
            callback.done(false);
        }
    }

    /** Whether the server wants the file. */
    private static boolean answer(FileMessage message, @Nullable CheckResult result, @Nullable Throwable error) {
        try {
            if (result == null) {
                throw error == null ? new IllegalStateException("no answer") : error;
            }
            if (result.accept()) {
                message.accept();
                return true;
            }
            Rejection.apply(message, result, null);
        } catch (Throwable e) {
            message.exchange().setException(e instanceof CompletionException ? e.getCause() : e);
        }
        return false;
    }

    /** Looks at the original on a thread that may wait: this one answers all who ask. */
    private void look(FileMessage message, CheckResult result, boolean mine, AsyncCallback callback) {
        try {
            server.verbs().submit(() -> {
                try {
                    believeIfReadable(message, result);
                } catch (Throwable e) {
                    message.exchange().setException(e);
                }
                end(message, mine, false, result, callback);
            });
        } catch (RejectedExecutionException e) {
            message.exchange().setException(PutBackException.ofStop());
            end(message, mine, false, result, callback);
        }
    }

    private void believeIfReadable(FileMessage message, CheckResult result) {
        String assetId = result.assetId();
        String proof = assetId == null
                ? null
                : Original.proof(
                        message.file(),
                        assetId,
                        id -> server.verbs()
                                .answered(ContentOperations.DOWNLOAD_ASSET, client -> client.originalIsReadable(id)));
        if (proof == null) {
            Rejection.applyLost(message, assetId);
        } else {
            Rejection.apply(message, result, proof);
        }
    }

    private void end(
            FileMessage message, boolean mine, boolean accepted, @Nullable CheckResult result, AsyncCallback callback) {
        if (!mine && accepted) {
            keepClaim(message);
        } else if (!mine) {
            boolean inDoubt = message.isInDoubt();
            server.claims().release(message.checksum(), inDoubt ? null : result, inDoubt);
        }
        callback.done(false);
    }

    /** Until the message has ended: uploaded, failed or put back. */
    private void keepClaim(FileMessage message) {
        message.exchange().setProperty(CLAIM, Boolean.TRUE);
        message.exchange().getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange exchange) {
                server.claims().release(message.checksum(), null, message.isInDoubt());
            }
        });
    }
}
