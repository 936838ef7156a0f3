package io.drover.cli;

import io.drover.ingest.PutBackException;
import io.drover.library.LibraryComponent;
import io.drover.library.LibraryEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.SynchronizationAdapter;

/** One library for each place. Paths are set on the endpoint: in a URI, some of their characters would mean something. */
final class UploadRoutes extends RouteBuilder {
    private final UploadOptions options;
    private final UploadSource source;
    private final List<LibraryEndpoint> endpoints = new ArrayList<>();
    private final CompletableFuture<String> putBackBy = new CompletableFuture<>();

    UploadRoutes(UploadOptions options, UploadSource source) {
        this.options = options;
        this.source = source;
    }

    @Override
    public void configure() throws Exception {
        source.places().forEach(this::library);
    }

    private void library(UploadSource.Place place) {
        String name = "upload-" + (endpoints.size() + 1);
        LibraryComponent component = getContext().getComponent("library", LibraryComponent.class);
        LibraryEndpoint endpoint = new LibraryEndpoint("library:" + name, component);
        endpoint.setCamelContext(getContext());
        endpoint.setPath(place.path().toString());
        endpoint.setSource(place.source());
        endpoint.only(place.names());
        if (place.listing() != null) {
            endpoint.files(place.listing(), place.beyond());
        }
        endpoint.left(source.companion());
        endpoint.setInclude(String.join(",", options.include));
        endpoint.setExclude(String.join(",", options.exclude));
        endpoint.setMinSize(options.minSize);
        endpoint.setMaxSize(options.maxSize);
        endpoint.setTypes(String.join(",", options.types));
        endpoint.setSince(options.since);
        endpoint.setUntil(options.until);
        endpoint.setHidden(options.hidden);
        endpoint.setStableFor(options.stableFor.toMillis());
        endpoint.setRecheck(options.recheck);
        endpoint.setAfter(options.dryRun ? "keep" : after(place));
        endpoint.setAlbum(options.album);
        endpoint.setTags(String.join(",", options.tags));
        endpoint.setArchives(
                source.companion() == UploadCompanion.NONE); // a plan is about files, not about what they hold
        endpoint.setOnce(true);
        endpoints.add(endpoint);
        from(endpoint)
                .routeId(name)
                .process(exchange -> {
                    watch(exchange);
                    source.companion().found(exchange.getMessage());
                })
                .to("direct:ingest");
    }

    /** What lies anywhere has no folder of its own that {@code move:DIR} could be relative to. */
    private String after(UploadSource.Place place) {
        String move = "move:";
        return place.beyond() && options.after.startsWith(move)
                ? move
                        + place.path()
                                .resolve(options.after.substring(move.length()).strip())
                : options.after;
    }

    private void watch(Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                PutBackException putBack = failed.getException(PutBackException.class);
                if (putBack != null) {
                    putBackBy.complete(String.valueOf(putBack.getMessage()));
                }
            }
        });
    }

    /** Completes when the first file is put back, with the reason. */
    CompletableFuture<String> putBackBy() {
        return putBackBy;
    }

    /** One for each library. */
    List<LibraryEndpoint> endpoints() {
        return endpoints;
    }
}
