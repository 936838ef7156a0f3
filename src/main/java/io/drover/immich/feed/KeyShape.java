package io.drover.immich.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How things of one kind are named: {@code album-link/ALBUM/ASSET}.
 *
 * @param prefix the first part
 * @param fields of the data that are the other parts, or {@link LineFields#ME}
 */
record KeyShape(String prefix, List<String> fields) {

    String of(LineFields values) {
        StringBuilder key = new StringBuilder(prefix);
        for (String field : fields) {
            key.append('/').append(part(values.get(field)));
        }
        return key.toString();
    }

    /** A part of a key: ids stay as they are; in other texts all but letters, digits, minus, underscore and dot is %XX. */
    static String part(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder part = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(octet)) {
                part.append((char) octet);
            } else {
                part.append('%').append(hex(octet >> 4)).append(hex(octet));
            }
        }
        return part.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit & 0xf, 16));
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '-' || c == '_' || c == '.';
    }
}
