package io.drover.immich.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The session of one feed.
 *
 * @param token its secret
 * @param fresh whether nothing was read in it yet
 */
record FeedSession(String token, boolean fresh) {
    private static final int BYTES = 8;

    /** Tells it from other sessions, and nothing of its token. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "FeedSession[" + fingerprint() + "]";
    }
}
