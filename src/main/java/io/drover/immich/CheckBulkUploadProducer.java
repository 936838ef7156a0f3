package io.drover.immich;

import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.CheckResult;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import java.io.IOException;
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
 * {@value IngestHeaders#ACTION} says {@code accept}, and the same bytes in other messages wait until this one has ended.
 * Rejected: the file's state is set.
 *
 * <p>That is for a {@link io.drover.ingest.SourceFile}. Another file is hashed and asked about at once, and without a file
 * the questions are the body or a header; see {@link TypedCheck}.
 */
final class CheckBulkUploadProducer extends DefaultAsyncProducer {
    /** Exchange property: this message holds the claim of its checksum. */
    private static final String CLAIM = "DroverChecksumClaim";

    private final ImmichServer server;
    private final TypedCheck typed;

    CheckBulkUploadProducer(ImmichEndpoint endpoint, ImmichServer server) {
        super(endpoint);
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
            check(FileMessage.of(exchange, AssetOperations.CHECK_BULK_UPLOAD), callback);
            return false;
        } catch (InvalidPayloadException | RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private void checkOther(Exchange exchange) throws IOException {
        if (MessageFile.isIn(exchange.getMessage())) {
            FileMessage file = FileMessage.untracked(exchange, AssetOperations.CHECK_BULK_UPLOAD);
            typed.check(file.checksum(), exchange.getMessage());
        } else {
            typed.check(exchange.getMessage());
        }
    }

    private void check(FileMessage message, AsyncCallback callback) {
        boolean mine = message.exchange().getProperty(CLAIM) != null; // checked again on the same way
        if (mine || server.claims().claim(message.checksum(), answer -> waited(message, answer, callback))) {
            server.check(message.checksum()).whenComplete((result, error) -> {
                boolean accepted = answer(message, result, error);
                if (!mine && accepted) {
                    keepClaim(message);
                } else if (!mine) {
                    server.claims().release(message.checksum(), result);
                }
                callback.done(false);
            });
        }
    }

    /** Another message with the same bytes has come to its answer, or to its end. */
    private void waited(FileMessage message, @Nullable CheckResult answer, AsyncCallback callback) {
        if (answer == null) {
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
            reject(message, result);
        } catch (Throwable e) {
            message.exchange().setException(e instanceof CompletionException ? e.getCause() : e);
        }
        return false;
    }

    /** Until the message has ended: uploaded, failed or put back. */
    private void keepClaim(FileMessage message) {
        message.exchange().setProperty(CLAIM, Boolean.TRUE);
        message.exchange().getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange exchange) {
                server.claims().release(message.checksum(), null);
            }
        });
    }

    private static void reject(FileMessage message, CheckResult result) {
        message.exchange().getMessage().setHeader(IngestHeaders.ACTION, "reject");
        String assetId = result.assetId();
        if (result.trashed()) {
            message.settleTrashed(assetId);
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
        message.settle(
                state,
                assetId,
                state == FileState.UPLOADED
                        ? "the server still holds these bytes"
                        : "the server held these bytes already");
    }
}
