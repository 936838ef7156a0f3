package io.drover.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where an answer points to, as far as it may be followed with credentials: to the same service alone. */
final class Redirect {
    private Redirect() {}

    /**
     * What follows the service's address in the place that is pointed to, with the query, or null when that is another
     * service, or no place at all.
     *
     * @param path what was asked for: what follows the service's address
     */
    static @Nullable String within(HttpAddress address, String path, @Nullable String location) {
        if (location == null || location.isBlank()) {
            return null;
        }
        try {
            URI asked = URI.create(address + path);
            // the older rules that URI follows would cut the last name off the path
            URI target = location.startsWith("?")
                    ? URI.create(address.origin() + asked.getRawPath() + location)
                    : asked.resolve(location).normalize();
            String prefix = address + "/";
            String text = target.toString();
            return text.startsWith(prefix) && target.getRawFragment() == null && !climbs(target)
                    ? text.substring(prefix.length() - 1)
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether a server that decodes the path before it walks it would leave the service. */
    private static boolean climbs(URI target) {
        return target.getPath().contains("/..") || target.getPath().contains("\\");
    }
}
