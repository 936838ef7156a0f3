package io.drover.feed.camel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs as Standard Webhooks 1.0 say, with a secret that both sides know. Shows it to nobody. */
final class WebhookSecret {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String BASE64_FOLLOWS = "whsec_";
    private static final String VERSION = "v1,";

    private final SecretKeySpec key;

    private WebhookSecret(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * The secret that this option holds.
     *
     * @param option text, or base64 after {@code whsec_}
     * @return null when it is empty
     * @throws IllegalArgumentException when it is no base64, without showing it
     */
    static @Nullable WebhookSecret of(@Nullable String option) {
        if (option == null || option.isBlank()) {
            return null;
        }
        String secret = option.strip();
        if (!secret.startsWith(BASE64_FOLLOWS)) {
            return new WebhookSecret(secret.getBytes(StandardCharsets.UTF_8));
        }
        byte[] decoded = decoded(secret.substring(BASE64_FOLLOWS.length()));
        if (decoded.length == 0) {
            throw new IllegalArgumentException("secret: must hold base64 after whsec_, and holds nothing there");
        }
        return new WebhookSecret(decoded);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("secret: must hold base64 after whsec_, and holds something else there");
        }
    }

    /** The value of the header {@code webhook-signature}. @param timestamp seconds since 1970 */
    String signature(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
