package io.drover.contentstack.assets;

import io.drover.http.HttpAddress;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a file is.
 *
 * @param server who has it
 * @param path with the query, and a slash in front
 */
record AssetAddress(HttpAddress server, String path) {

    /** @throws IllegalArgumentException in one sentence, when it is no http or https address with a host */
    static AssetAddress of(PublishedAsset asset) {
        String setting = asset.key() + ": its url";
        URI uri;
        try {
            uri = new URI(asset.url());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(setting + " is not an address (" + e.getReason() + ")", e);
        }
        if (uri.getRawAuthority() == null) {
            throw new IllegalArgumentException(setting + " names no host");
        }
        HttpAddress server = HttpAddress.parse(setting, uri.getScheme() + "://" + uri.getRawAuthority());
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new AssetAddress(server, uri.getRawPath() + query);
    }
}
