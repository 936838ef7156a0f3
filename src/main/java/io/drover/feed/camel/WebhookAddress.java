package io.drover.feed.camel;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook listens. The address may hold a secret, so that it is spoken of by its name.
 *
 * @param name of the setting that holds it, or of the option
 */
public record WebhookAddress(String name, URI uri) {
    /** Camel puts RAW() around what is secret. */
    private static final Pattern REFERENCE =
            Pattern.compile("[?&]address=(?:RAW\\()?(?:#|%23)property(?::|%3A)([^&)]+)");

    /**
     * @param option the address
     * @param endpoint the URI of the endpoint, which names the setting where the option refers to one
     * @throws IllegalArgumentException when it is none, without showing it
     */
    static WebhookAddress of(@Nullable String option, String endpoint) {
        Matcher reference = REFERENCE.matcher(endpoint);
        String name = reference.find() ? URLDecoder.decode(reference.group(1), StandardCharsets.UTF_8) : "address";
        URI uri = uriOf(option == null ? "" : option);
        if (uri == null) {
            throw new IllegalArgumentException(name
                    + " has to be an address that begins with http:// or https:// and names a host; a user and password"
                    + " go into the option authorization");
        }
        return new WebhookAddress(name, uri);
    }

    private static @Nullable URI uriOf(String text) {
        try {
            URI uri = new URI(text);
            boolean good = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
            return good ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Without the address. */
    @Override
    public String toString() {
        return name;
    }
}
