package io.drover.immich.api;

import io.drover.http.HttpAddress;
import io.drover.http.HttpSettings;
import io.drover.http.Network;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one Immich server is reached, and as whom.
 *
 * @param address of its API
 * @param access keys, tokens and passwords
 * @param http timeouts and connections
 * @param network what stands between here and the server
 * @param lan its address in the own network, or null
 */
public record ImmichSettings(
        HttpAddress address,
        Access access,
        HttpSettings http,
        Network network,
        @Nullable LanAddress lan,
        Clock clock) {
    static final String ADDRESS_HINT =
            "the address must lead to Immich itself and end in /api, for example https://photos.example.org/api";

    /**
     * A server that is reached directly, and by an API key.
     *
     * @param setting the setting's name, for the message
     * @param apiKey printable ASCII without blanks, else calls throw IllegalArgumentException
     * @throws IllegalArgumentException as {@link #address} does
     */
    public static ImmichSettings of(
            String setting, String url, Supplier<String> apiKey, HttpSettings http, Clock clock) {
        return new ImmichSettings(address(setting, url), Access.byKey(apiKey), http, Network.direct(), null, clock);
    }

    /**
     * Reads the address as a user writes it; a slash at its end does not matter.
     *
     * @param setting the setting's name, for the message
     * @throws IllegalArgumentException in one sentence, when it is not an http or https address that ends in /api
     */
    public static HttpAddress address(String setting, String url) {
        HttpAddress address = HttpAddress.parse(setting, url);
        if (!address.path().endsWith("/api")) {
            throw new IllegalArgumentException(
                    setting + " must end in /api, but is \"" + address + "\"; try " + address + "/api");
        }
        return address;
    }

    @Override
    public String toString() {
        return "Immich at " + address;
    }
}
