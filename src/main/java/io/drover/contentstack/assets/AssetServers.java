package io.drover.contentstack.assets;

import io.drover.contentstack.api.StackSettings;
import io.drover.http.ApiClient;
import io.drover.http.Content;
import io.drover.http.HttpAddress;
import io.drover.http.Request;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers that have files. They get neither the API key nor the delivery token, and lead nowhere else. Safe for many
 * threads; closing breaks off what is under way.
 */
final class AssetServers implements AutoCloseable {
    private static final String HTML = "text/html";
    private static final String HINT = "the file must be where the asset says it is";

    private final StackSettings settings;
    private final AssetHosts hosts;
    private final Map<HttpAddress, ApiClient> clients = new ConcurrentHashMap<>();

    AssetServers(StackSettings settings, AssetHosts hosts) {
        this.settings = settings;
        this.hosts = hosts;
    }

    /**
     * Asks for the file of an asset, which the caller reads and closes.
     *
     * @throws IllegalArgumentException when its address is none that is called
     * @throws io.drover.http.ApiException when the answer is not the file
     */
    Content open(PublishedAsset asset) {
        AssetAddress address = AssetAddress.of(asset);
        hosts.check(asset.key(), address.server().host());
        ApiClient client = clients.computeIfAbsent(address.server(), this::client);
        Request request = new Request("asset", "GET", address.path(), null);
        // a page that somebody has uploaded must not be taken for the words of a gateway, and the other way round
        return asset.mediaType().toLowerCase(Locale.ROOT).startsWith(HTML)
                ? client.open(request, HTML)
                : client.open(request);
    }

    private ApiClient client(HttpAddress server) {
        return new ApiClient("Contentstack", HINT, server, settings.http(), settings.network(), settings.clock());
    }

    @Override
    public void close() {
        clients.values().forEach(ApiClient::abort);
        clients.values().forEach(ApiClient::close);
        clients.clear();
    }
}
