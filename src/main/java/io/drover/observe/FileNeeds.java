package io.drover.observe;

import io.drover.immich.ImmichEndpoint;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.model.ServerVersion;
import io.drover.library.LibraryEndpoint;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of the way of a file need, by what the libraries that run ask for. The shipped route has all steps there
 * are; one that is lazy is taken by files that need it alone.
 *
 * @param libraries those whose files go that way
 */
public record FileNeeds(List<LibraryEndpoint> libraries) {

    /** Whether files may come that need this step. */
    public boolean needs(ImmichEndpoint step) {
        return !isForFiles(step)
                || switch (step.getOperation()) {
                    case "addAssetsToAlbum" -> isSet(LibraryEndpoint::getAlbum);
                    case "tagAssets" -> isSet(LibraryEndpoint::getTags);
                    case "updateAsset" -> false; // without the permission a late sidecar is told of, and nothing fails
                    default -> true;
                };
    }

    /**
     * The operations that the step calls on a server of this version.
     *
     * @throws io.drover.feed.FeedException when changes cannot be read there by the endpoint's options
     */
    public List<ApiOperation<?, ?>> operations(ImmichEndpoint step, ServerVersion version) {
        return isForFiles(step) ? step.operationsForFiles() : step.operations(version);
    }

    private static boolean isForFiles(ImmichEndpoint step) {
        return step.isLazyStartProducer();
    }

    private boolean isSet(Function<LibraryEndpoint, @Nullable String> option) {
        return libraries.stream().map(option).anyMatch(value -> value != null && !value.isBlank());
    }
}
