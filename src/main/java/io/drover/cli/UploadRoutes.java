package io.drover.cli;

import io.drover.library.LibraryComponent;
import io.drover.library.LibraryEndpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** One library for each folder. Paths are set on the endpoint: in a URI, some of their characters would mean something. */
final class UploadRoutes extends RouteBuilder {
    private final UploadOptions options;
    private final List<Path> roots;
    private final List<LibraryEndpoint> endpoints = new ArrayList<>();

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
            from(endpoint).routeId(name).to("direct:ingest");
        }
    }

    /** One for each folder, in their order. */
    List<LibraryEndpoint> endpoints() {
        return endpoints;
    }
}
