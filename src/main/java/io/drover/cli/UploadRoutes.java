package io.drover.cli;

import io.drover.library.LibraryComponent;
import io.drover.library.LibraryEndpoint;
import io.drover.ingest.PutBackException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.builder.RouteBuilder;

/** One library for each folder. Paths are set on the endpoint: in a URI, some of their characters would mean something. */
final class UploadRoutes extends RouteBuilder {
    private final UploadOptions options;
    private final List<Path> roots;
    private final List<LibraryEndpoint> endpoints = new ArrayList<>();
    private final CompletableFuture<String> putBackBy = new CompletableFuture<>();

    UploadRoutes(UploadOptions options, List<Path> roots) {
        this.options = options;
        this.roots = roots;
    }

    @Override
    public void configure() throws Exception {
        LibraryComponent component = getContext().getComponent("library", LibraryComponent.class);
        for (Path root : roots) {
            String name = "upload-" + (endpoints.size() + 1);
            LibraryEndpoint endpoint = new LibraryEndpoint("library:" + name, component);
            endpoint.setCamelContext(getContext());
            endpoint.setPath(root.toString());
            endpoint.setInclude(String.join(",", options.include));
            endpoint.setExclude(String.join(",", options.exclude));
            endpoint.setHidden(options.hidden);
            endpoint.setStableFor(options.stableFor.toMillis());
            endpoint.setRecheck(options.recheck);
            endpoint.setAfter(options.dryRun ? "keep" : options.after);
            endpoint.setOnce(true);
            endpoints.add(endpoint);
            from(endpoint).routeId(name).process(this::watch).to("direct:ingest");
        }
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

    /** One for each folder, in their order. */
    List<LibraryEndpoint> endpoints() {
        return endpoints;
    }
}
