package io.drover.cli;

import io.drover.immich.ImmichEndpoint;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.model.ServerVersion;
import io.drover.library.LibraryEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Component;
import org.jspecify.annotations.Nullable;

/** Which operations of which server the routes in use call. */
final class OperationsInUse {
    private final Map<Component, List<Use>> uses = new LinkedHashMap<>();
    private final List<LibraryEndpoint> libraries;

    /**
     * @param route the id of a route that calls it, or is fed by it
     * @param forFiles whether it is called for files alone
     */
    record Use(ImmichEndpoint endpoint, String route, boolean forFiles) {
        /**
         * The operations that are called on a server of this version.
         *
         * @throws io.drover.feed.FeedException when changes cannot be read there by the endpoint's options
         */
        List<ApiOperation<?, ?>> operations(ServerVersion version) {
            return forFiles ? endpoint.operationsForFiles() : endpoint.operations(version);
        }

        @Override
        public String toString() {
            return "immich:" + endpoint.getOperation() + " in " + route;
        }
    }

    OperationsInUse(EndpointsInUse endpoints) {
        this.libraries = endpoints.sources().stream()
                .map(EndpointsInUse.Use::endpoint)
                .filter(LibraryEndpoint.class::isInstance)
                .map(LibraryEndpoint.class::cast)
                .toList();
        Stream.concat(endpoints.sources().stream(), endpoints.targets().stream())
                .forEach(this::add);
    }

    private void add(EndpointsInUse.Use use) {
        if (use.endpoint() instanceof ImmichEndpoint endpoint && isAskedFor(endpoint)) {
            uses.computeIfAbsent(endpoint.getComponent(), component -> new ArrayList<>())
                    .add(new Use(endpoint, use.route(), isForFiles(endpoint)));
        }
    }

    /** What is lazy in the shipped routes is called when a file comes that needs it. */
    private static boolean isForFiles(ImmichEndpoint endpoint) {
        return endpoint.isLazyStartProducer();
    }

    /** Whether an option of a library asks for it. */
    private boolean isAskedFor(ImmichEndpoint endpoint) {
        return !isForFiles(endpoint)
                || switch (endpoint.getOperation()) {
                    case "addAssetsToAlbum" -> isSet(LibraryEndpoint::getAlbum);
                    case "tagAssets" -> isSet(LibraryEndpoint::getTags);
                    case "updateAsset" -> false; // without the permission a late sidecar is told of, and nothing fails
                    default -> true;
                };
    }

    private boolean isSet(Function<LibraryEndpoint, @Nullable String> option) {
        return libraries.stream().map(option).anyMatch(value -> value != null && !value.isBlank());
    }

    /** Those of one server: what feeds routes, then what they call, each in the order of the routes. */
    List<Use> of(Component server) {
        return uses.getOrDefault(server, List.of());
    }
}
