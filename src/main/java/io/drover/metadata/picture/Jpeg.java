package io.drover.metadata.picture;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the EXIF data in a JPEG file: in its first segment of that kind, before the picture begins. */
final class Jpeg {
    private static final int APP1 = 0xe1;
    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;
    private static final int MOST_SEGMENTS = 1_000;
    private static final String PREAMBLE = "Exif\0\0";

    private Jpeg() {}

    /** The data from its TIFF header on, or null when there is none. */
    static byte @Nullable [] exif(ChannelBytes bytes) throws IOException {
        long at = 2;
        for (int segment = 0; segment < MOST_SEGMENTS; segment++) {
            while (bytes.at(at) == 0xff && bytes.at(at + 1) == 0xff) {
                at++; // a marker may have any number of these in front
            }
            int marker = bytes.at(at + 1);
            int length = (int) bytes.number(at + 2, 2);
            if (bytes.at(at) != 0xff || marker == START_OF_SCAN || marker == END || length < 2) {
                return null;
            }
            if (marker == APP1 && length >= 2 + PREAMBLE.length()) {
                byte[] content = bytes.bytes(at + 4, length - 2);
                if (startsWithPreamble(content)) {
                    return Arrays.copyOfRange(content, PREAMBLE.length(), content.length);
                }
            }
            at += 2 + length;
        }
        return null;
    }

    private static boolean startsWithPreamble(byte[] content) {
        for (int i = 0; i < PREAMBLE.length(); i++) {
            if (content[i] != PREAMBLE.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
