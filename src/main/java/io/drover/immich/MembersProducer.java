package io.drover.immich;

import io.drover.ingest.IngestHeaders;
import io.drover.ingest.SourceFile;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * {@code immich:addAssetsToAlbum} and {@code immich:tagAssets} for a {@link SourceFile}: the asset that holds the file goes
 * into the albums, or gets the tags, that a header names; what is missing is made. One file a message, one call for many
 * messages. Names alone count: no id of an album comes from a message. Without a name nothing is done.
 *
 * <p>With any other body they are the operations as they are.
 */
final class MembersProducer extends DefaultAsyncProducer {
    private final CallProducer<?, ?> operation;
    private final MemberJoiner joiner;
    private final String uri;
    private final String header;

    /** @param header the one that names what the asset is put into */
    MembersProducer(ImmichEndpoint endpoint, CallProducer<?, ?> operation, MemberJoiner joiner, String header) {
        super(endpoint);
        this.operation = operation;
        this.joiner = joiner;
        this.uri = "immich:" + endpoint.getOperation();
        this.header = header;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        if (!MessageFile.isTracked(message)) {
            return operation.process(exchange, callback);
        }
        try {
            List<String> names = names(message);
            if (names.isEmpty()) {
                callback.done(true);
                return true;
            }
            String assetId = assetId(uri, message);
            CompletableFuture.allOf(names.stream()
                            .map(name -> joiner.put(name, assetId))
                            .toArray(CompletableFuture<?>[]::new))
                    .whenComplete((nothing, error) -> {
                        if (error != null) {
                            exchange.setException(error instanceof CompletionException ? error.getCause() : error);
                        }
                        callback.done(false);
                    });
            return false;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    /** One name as text, or a list of them. */
    private List<String> names(Message message) {
        Object said = message.getHeader(header);
        Collection<?> all = said instanceof Collection<?> many ? many : said == null ? List.of() : List.of(said);
        for (Object name : all) {
            if (!(name instanceof String text) || text.isBlank()) {
                throw new IllegalArgumentException(uri + " needs names in the header " + header
                        + ", a list of texts or one; one of them is " + JsonWords.shown(String.valueOf(name)));
            }
        }
        return all.stream().map(String.class::cast).distinct().toList();
    }

    /** The asset that holds the file. @param uri what needs it */
    static String assetId(String uri, Message message) {
        String id = message.getHeader(IngestHeaders.ASSET_ID, String.class);
        if (id == null || !RequestReader.isUuid(id)) {
            throw new IllegalArgumentException(uri + " needs the header " + IngestHeaders.ASSET_ID
                    + " with a UUID, which immich:checkBulkUpload and immich:uploadAsset set; it is "
                    + (id == null ? "missing" : JsonWords.shown(id)));
        }
        return id;
    }
}
