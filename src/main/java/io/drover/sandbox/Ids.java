package io.drover.sandbox;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Identifiers from a seed, so that a run can be repeated. Safe for many threads. */
final class Ids {
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final Random random;

    Ids(Random random) {
        this.random = random;
    }

    /** A UUID of version 4. */
    String uuid() {
        long most = random.nextLong() & ~0xf000L | 0x4000L;
        long least = random.nextLong() & ~(3L << 62) | (1L << 63);
        return new UUID(most, least).toString();
    }

    /** A checksum of bytes that there are none of, 40 lower-case hex digits. */
    String sha1() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The id of a request, 8 letters and digits. */
    String correlation() {
        return letters(8);
    }

    /** A key or a token. */
    String secret() {
        return letters(43);
    }

    /** Puts things into an order by chance. */
    void shuffle(List<?> things) {
        Collections.shuffle(things, random);
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
