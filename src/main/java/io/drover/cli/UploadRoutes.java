package io.drover.cli;

import io.drover.ingest.PutBackException;
import io.drover.library.LibraryComponent;
import io.drover.library.LibraryEndpoint;
import io.drover.text.PathText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.SynchronizationAdapter;

/** One library for each folder, one for all the files that are named of one folder, or one for a list of files. Paths are set on the endpoint: in a URI, some of their characters would mean something. */
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
        UploadSource.Listing listing = source.listing();
        if (listing != null) {
            Path here = Path.of("").toAbsolutePath();
            LibraryEndpoint endpoint = library(here);
            endpoint.files(listing);
            endpoint.setSource(listing.shown());
            endpoint.setAfter(UploadOptions.afterFrom(here, endpoint.getAfter()));
        }
        Map<Path, List<String>> files = new LinkedHashMap<>();
        for (Path root : source.roots()) {
            Path parent = root.getParent();
            if (parent == null || Files.isDirectory(root)) {
                files.put(root, List.of());
            } else {
                files.computeIfAbsent(parent, folder -> new ArrayList<>()).add(PathText.name(root));
            }
        }
        files.forEach((folder, names) -> library(folder).only(names));
    }

    private LibraryEndpoint library(Path path) {
        String name = "upload-" + (endpoints.size() + 1);
        LibraryComponent component = getContext().getComponent("library", LibraryComponent.class);
        LibraryEndpoint endpoint = new LibraryEndpoint("library:" + name, component);
        endpoint.setCamelContext(getContext());
        endpoint.setPath(path.toString());
        endpoint.setInclude(String.join(",", options.include));
        endpoint.setExclude(String.join(",", options.exclude));
        endpoint.setMinSize(options.minSize);
        endpoint.setMaxSize(options.maxSize);
        endpoint.setTypes(String.join(",", options.types));
        endpoint.setHidden(options.hidden);
        endpoint.setStableFor(options.stableFor.toMillis());
        endpoint.setRecheck(options.recheck);
        endpoint.setAfter(options.dryRun ? "keep" : options.after);
        endpoint.setAlbum(options.album);
        endpoint.setTags(String.join(",", options.tags));
        endpoint.setOnce(true);
        endpoints.add(endpoint);
        from(endpoint).routeId(name).process(this::watch).to("direct:ingest");
        return endpoint;
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
