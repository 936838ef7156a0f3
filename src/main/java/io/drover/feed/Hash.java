package io.drover.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short words for texts, by SHA-256: equal for equal texts, and for hardly any other. */
public final class Hash {
    private static final int BYTES = 8;

    private Hash() {}

    /** 16 hex digits. */
    public static String of(String text) {
        return HexFormat.of().formatHex(digest(text), 0, BYTES);
    }

    /** All of it, to be read number by number. */
    public static ByteBuffer numbers(String text) {
        return ByteBuffer.wrap(digest(text));
    }

    private static byte[] digest(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
