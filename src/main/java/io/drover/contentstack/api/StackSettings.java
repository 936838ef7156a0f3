package io.drover.contentstack.api;

import io.drover.http.HttpSettings;
import io.drover.http.Network;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one stack is reached, and what of it is read.
 *
 * @param apiKey which stack
 * @param deliveryToken of the environment; printable ASCII without blanks, as the key is, else calls throw
 *     IllegalArgumentException
 * @param environment by its name
 * @param branch its uid or alias; null for the main one
 */
public record StackSettings(
        StackHost host,
        Supplier<String> apiKey,
        Supplier<String> deliveryToken,
        String environment,
        @Nullable String branch,
        HttpSettings http,
        Network network,
        Clock clock) {
    private static final String MAIN = "main";
    private static final int HASH_BYTES = 6;

    public StackSettings {
        if (environment.isBlank()) {
            throw new IllegalArgumentException("environment is empty; it must be the name of one that is published to");
        }
    }

    /**
     * Names what is read, without the key: {@code /contentstack/eu/0123456789ab/production/main}, with the beginning of the
     * key's SHA-256.
     */
    public String id() {
        return "/contentstack/" + part(host.name()) + "/" + hash(apiKey.get()) + "/" + part(environment) + "/"
                + part(branch == null ? MAIN : branch);
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Without the key and the token. */
    @Override
    public String toString() {
        return "Contentstack at " + host.address() + ", environment " + environment;
    }
}
