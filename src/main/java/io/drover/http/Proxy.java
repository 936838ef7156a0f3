package io.drover.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy: https goes through it by CONNECT, http in absolute form.
 *
 * @param host its name or address
 * @param port 1 to 65535
 * @param user for Basic credentials, or null for none
 * @param password asked for every call; empty where there is no user; never logged
 */
public record Proxy(String host, int port, @Nullable String user, Supplier<String> password) {
    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
