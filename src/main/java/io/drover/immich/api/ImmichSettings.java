package io.drover.immich.api;

import io.drover.http.HttpAddress;
import io.drover.http.HttpSettings;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * How one Immich server is reached.
 *
 * @param address of its API
 * @param apiKey the API key, printable ASCII without blanks, else calls throw IllegalArgumentException; asked for every
 *     call, so that it may change; never logged
 * @param http timeouts and connections
 */
public record ImmichSettings(HttpAddress address, Supplier<String> apiKey, HttpSettings http, Clock clock) {
    static final String ADDRESS_HINT =
            "the address must lead to Immich itself and end in /api, for example https://photos.example.org/api";

    /**
     * Reads the address as a user writes it; a slash at its end does not matter.
     *
     * @param setting the setting's name, for the message
     * @throws IllegalArgumentException in one sentence, when it is not an http or https address that ends in /api
     */
    public static ImmichSettings of(
            String setting, String url, Supplier<String> apiKey, HttpSettings http, Clock clock) {
        HttpAddress address = HttpAddress.parse(setting, url);
        if (!address.path().endsWith("/api")) {
            throw new IllegalArgumentException(
                    setting + " must end in /api, but is \"" + address + "\"; try " + address + "/api");
        }
        return new ImmichSettings(address, apiKey, http, clock);
    }

    @Override
    public String toString() {
        return "Immich at " + address;
    }
}
