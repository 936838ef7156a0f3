package io.drover.sandbox.contentstack;

import java.util.HexFormat;
import java.util.Random;

/** Identifiers and secrets from a seed, so that a run can be repeated. Safe for many threads. */
final class Uids {
    private final Random random;

    Uids(Random random) {
        this.random = random;
    }

    /** The uid of a thing, or a key: {@code blt} and 16 hex digits. */
    String uid() {
        return "blt" + hex(8);
    }

    /** A delivery token: {@code cs} and 40 hex digits. */
    String secret() {
        return "cs" + hex(20);
    }

    /** A token of a sync: {@code blt} and 40 hex digits. */
    String token() {
        return "blt" + hex(20);
    }

    private String hex(int bytes) {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        return HexFormat.of().formatHex(content);
    }
}
