package io.drover.ledger;

import io.drover.ingest.FileErrors;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Ledger;
import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.SidecarVersion;
import io.drover.ingest.SourceFile;
import io.drover.ingest.camel.Targets;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * {@code ledger:record}: writes how the file of this message ended. Goes on only once that is committed. An exception that
 * was caught by the error handling wins over what the message says.
 */
final class LedgerProducer extends DefaultAsyncProducer {
    private final Ledger ledger;
    private final Set<OutcomeListener> listeners;
    private final @Nullable FileState stateOfErrors;
    private final Map<String, Integer> targets = new ConcurrentHashMap<>();

    LedgerProducer(
            LedgerEndpoint endpoint, Ledger ledger, Set<OutcomeListener> listeners, @Nullable FileState stateOfErrors) {
        super(endpoint);
        this.ledger = ledger;
        this.listeners = listeners;
        this.stateOfErrors = stateOfErrors;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Outcome outcome;
        String route = exchange.getFromRouteId();
        CompletableFuture<Void> recorded;
        try {
            outcome = outcome(exchange);
            recorded = ledger.record(target(outcome.file().target()), outcome);
        } catch (InvalidPayloadException | RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        recorded.whenComplete((nothing, error) -> {
            if (error == null) {
                listeners.forEach(listener -> listener.recorded(outcome, route));
            } else {
                exchange.setException(error);
            }
            callback.done(false);
        });
        return false;
    }

    private int target(String component) {
        return targets.computeIfAbsent(
                component,
                name -> ledger.target(
                        Targets.named(getEndpoint().getCamelContext(), name).identity()));
    }

    private Outcome outcome(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        SourceFile file = message.getMandatoryBody(SourceFile.class);
        Throwable caught =
                stateOfErrors == null ? null : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (caught != null) {
            message.setHeader(IngestHeaders.REASON, describe(caught));
        }
        if (caught != null || message.getHeader(IngestHeaders.STATE) == null) {
            message.setHeader(IngestHeaders.STATE, required(stateOfErrors).label());
        }
        return new Outcome(
                file,
                message.getHeader(IngestHeaders.CHECKSUM, String.class),
                FileState.ofLabel(message.getHeader(IngestHeaders.STATE, String.class)),
                message.getHeader(IngestHeaders.ASSET_ID, String.class),
                message.getHeader(IngestHeaders.REASON, String.class),
                message.getHeader(IngestHeaders.DISPOSAL, String.class),
                message.getHeader(IngestHeaders.SIDECAR_STATE) == null
                        ? null
                        : message.getHeader(IngestHeaders.SIDECAR, SidecarVersion.class));
    }

    private static FileState required(@Nullable FileState state) {
        if (state == null) {
            throw new IllegalStateException("ledger:record needs the header " + IngestHeaders.STATE
                    + ", which immich:checkBulkUpload and immich:uploadAsset set; or give it a state=");
        }
        return state;
    }

    private static String describe(Throwable error) {
        if (error instanceof IOException unreadable) {
            return FileErrors.describe(unreadable);
        }
        String message = error.getMessage();
        return message == null ? error.toString() : message;
    }
}
