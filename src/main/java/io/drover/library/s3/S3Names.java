package io.drover.library.s3;

import java.nio.charset.StandardCharsets;

/** Names of keys that can be the last part of a path, and what stands for the others where they are told. */
final class S3Names {
    private S3Names() {}

    /** Whether a path can end in this. */
    static boolean usable(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(character -> character == '/' || isControl(character));
    }

    /** A name for one that is not usable, with its bytes as in an address; a percent sign alone is the empty name. */
    static String shown(String name) {
        if (name.isEmpty()) {
            return "%";
        }
        StringBuilder shown = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet != '.' && octet != '/' && !isControl(octet & 0xff) && octet >= 0;
            shown.append(plain ? String.valueOf((char) octet) : String.format("%%%02X", octet & 0xff));
        }
        return shown.toString();
    }

    private static boolean isControl(int character) {
        return character < 0x20 || character == 0x7f;
    }
}
