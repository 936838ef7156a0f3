package io.drover.contentstack.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short words for texts: equal for equal texts, and for hardly any other. */
final class Hash {
    private static final int BYTES = 8;

    private Hash() {}

    /** 16 hex digits. */
    static String of(String text) {
        return HexFormat.of().formatHex(sha256(text), 0, BYTES);
    }

    /** All of SHA-256, to be read number by number. */
    static ByteBuffer numbers(String text) {
        return ByteBuffer.wrap(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
