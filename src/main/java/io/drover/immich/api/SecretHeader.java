package io.drover.immich.api;

import io.drover.log.KnownSecrets;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/** A header with a key or a token, made anew only when that has changed. */
final class SecretHeader {
    private final String name;
    private final String what;
    private volatile @Nullable Header header;

    /** @param what it holds, for messages */
    SecretHeader(String name, String what) {
        this.name = name;
        this.what = what;
    }

    /** @throws IllegalArgumentException without the secret, when no header can carry it */
    Header with(String secret) {
        Header current = header;
        if (current == null || !secret.equals(current.getValue())) {
            if (secret.isEmpty() || !secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw new IllegalArgumentException(
                        what + " is empty, or holds a blank, a line break or a character beyond ASCII");
            }
            KnownSecrets.ofProcess().remember(secret);
            current = new BasicHeader(name, secret, true);
            header = current;
        }
        return current;
    }
}
