package io.drover.immich.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short words for data: equal for equal data, and for hardly any other. */
final class Hash {
    private static final int BYTES = 8;

    private Hash() {}

    static String of(String data) {
        return HexFormat.of().formatHex(sha256().digest(data.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
