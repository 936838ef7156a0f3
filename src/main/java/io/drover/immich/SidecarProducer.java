package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.model.IsoTime;
import io.drover.immich.api.model.UpdateAsset;
import io.drover.ingest.FileErrors;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.SidecarState;
import io.drover.ingest.SourceFile;
import io.drover.text.PathText;
import io.drover.xmp.SidecarException;
import io.drover.xmp.XmpReader;
import io.drover.xmp.XmpSidecar;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * {@code immich:updateAsset} for a {@link SourceFile}: what its sidecar says is written to the asset that holds the file,
 * because no call adds a sidecar to an asset that is there. To repeat it changes nothing. A sidecar that is no XMP, or that
 * the server refuses, leaves the file in its state, whose reason says why.
 *
 * <p>With any other body it is the operation as it is.
 */
final class SidecarProducer extends DefaultAsyncProducer {
    private final CallProducer<?, ?> operation;
    private final ImmichServer server;

    SidecarProducer(ImmichEndpoint endpoint, CallProducer<?, ?> operation, ImmichServer server) {
        super(endpoint);
        this.operation = operation;
        this.server = server;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        if (!MessageFile.isTracked(message)) {
            return operation.process(exchange, callback);
        }
        Path sidecar = message.getBody(SourceFile.class).sidecar();
        if (sidecar == null) {
            callback.done(true);
            return true;
        }
        server.verbs().submit(() -> {
            try {
                apply(message, sidecar).whenComplete((nothing, error) -> {
                    end(message, sidecar, error instanceof CompletionException ? error.getCause() : error);
                    callback.done(false);
                });
            } catch (Throwable e) {
                end(message, sidecar, e);
                callback.done(false);
            }
        });
        return false;
    }

    private CompletableFuture<Void> apply(Message message, Path sidecar) throws IOException, SidecarException {
        String assetId = MembersProducer.assetId("immich:updateAsset", message);
        XmpSidecar said = XmpReader.read(sidecar);
        if (!said.saysTagsAtMost()) {
            UpdateAsset update = update(assetId, said);
            server.verbs()
                    .callToEnd(
                            AssetOperations.UPDATE_ASSET, client -> client.call(AssetOperations.UPDATE_ASSET, update));
        }
        CompletableFuture<?>[] tagged =
                said.tags().stream().map(tag -> server.tags().put(tag, assetId)).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(tagged).thenRun(() -> {
            message.setHeader(IngestHeaders.SIDECAR_STATE, SidecarState.APPLIED.label());
            addToReason(message, sidecar, "was applied" + fields(said));
        });
    }

    private static UpdateAsset update(String assetId, XmpSidecar said) {
        String taken = said.taken();
        XmpSidecar.Place place = said.place();
        Integer rating = said.rating();
        return new UpdateAsset(
                assetId,
                null,
                null,
                taken == null ? null : new IsoTime(taken),
                place == null ? null : place.latitude(),
                place == null ? null : place.longitude(),
                rating == null ? null : Optional.of(rating),
                said.description(),
                null);
    }

    private static String fields(XmpSidecar said) {
        List<String> fields = new ArrayList<>();
        addUnlessNull(fields, "description", said.description());
        addUnlessNull(fields, "rating", said.rating());
        addUnlessNull(fields, "time", said.taken());
        addUnlessNull(fields, "place", said.place());
        addUnlessNull(fields, "tags", said.tags().isEmpty() ? null : said.tags());
        return fields.isEmpty() ? ", and says nothing that can be" : ": " + String.join(", ", fields);
    }

    private static void addUnlessNull(List<String> fields, String field, @Nullable Object value) {
        if (value != null) {
            fields.add(field);
        }
    }

    /** What fails for the sidecar alone is told; what a repetition may help, or concerns the server, fails the step. */
    private static void end(Message message, Path sidecar, @Nullable Throwable error) {
        if (error instanceof NoSuchFileException) {
            return; // it was deleted meanwhile, which says nothing
        }
        if (error instanceof SidecarException broken) {
            refuse(message, sidecar, broken.getMessage());
        } else if (error instanceof IOException unreadable) {
            addToReason(message, sidecar, "was not applied: " + FileErrors.describe(unreadable));
        } else if (error instanceof RefusedException refused) {
            if (mayHelpLater(refused)) {
                addToReason(message, sidecar, "was not applied: " + refused.getMessage());
            } else {
                refuse(message, sidecar, refused.getMessage());
            }
        } else if (error != null) {
            message.getExchange().setException(error);
        }
    }

    /** A permission may be given, and what is gone be sent again; what the sidecar says stays as it is. */
    private static boolean mayHelpLater(RefusedException refused) {
        return refused.isGone() || (refused.getCause() instanceof ApiException answer && answer.status() == 403);
    }

    private static void refuse(Message message, Path sidecar, @Nullable String why) {
        message.setHeader(IngestHeaders.SIDECAR_STATE, SidecarState.REFUSED.label());
        addToReason(message, sidecar, "was not applied: " + why);
    }

    private static void addToReason(Message message, Path sidecar, String what) {
        String reason = message.getHeader(IngestHeaders.REASON, String.class);
        String told = "its sidecar " + PathText.name(sidecar) + " " + what;
        message.setHeader(IngestHeaders.REASON, reason == null ? told : reason + "; " + told);
    }
}
