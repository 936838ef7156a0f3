package io.drover.immich.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals a session's token with the secret that the session was opened with: whoever has that secret needs no token, and
 * who has not learns nothing. A form number, a salt, a nonce, and what AES-GCM has made, under a key from
 * PBKDF2-HMAC-SHA256.
 */
final class TokenSeal {
    private static final byte FORM = 1;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;
    private static final int ROUNDS = 210_000;
    private static final int HEAD_BYTES = 1 + SALT_BYTES + NONCE_BYTES;

    private final SecureRandom random;

    TokenSeal(SecureRandom random) {
        this.random = random;
    }

    /** @param owner who the token is of; it opens for no other */
    byte[] seal(String token, String secret, String owner) {
        byte[] salt = random(SALT_BYTES);
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secret, salt, nonce, owner)
                    .doFinal(token.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
                    .put(FORM)
                    .put(salt)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java can encrypt by AES-GCM", e);
        }
    }

    /** The token, or null when it was sealed with another secret, for another owner or in another form, or is damaged. */
    @Nullable
    String open(byte[] bytes, String secret, String owner) {
        if (bytes.length <= HEAD_BYTES || bytes[0] != FORM) {
            return null;
        }
        byte[] salt = Arrays.copyOfRange(bytes, 1, 1 + SALT_BYTES);
        byte[] nonce = Arrays.copyOfRange(bytes, 1 + SALT_BYTES, HEAD_BYTES);
        try {
            byte[] token = cipher(Cipher.DECRYPT_MODE, secret, salt, nonce, owner)
                    .doFinal(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES);
            return new String(token, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java can decrypt by AES-GCM", e);
        }
    }

    private byte[] random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Cipher cipher(int mode, String secret, byte[] salt, byte[] nonce, String owner)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, KEY_BITS);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
