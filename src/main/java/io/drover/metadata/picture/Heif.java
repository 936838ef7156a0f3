package io.drover.metadata.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the EXIF data in a HEIF or AVIF file: an item of the kind {@code Exif}, and where its bytes are. */
final class Heif {
    /** What holds EXIF data may not be larger, in bytes. */
    private static final int MOST = 1 << 20;

    private final ChannelBytes bytes;

    private Heif(ChannelBytes bytes) {
        this.bytes = bytes;
    }

    /** The data from its TIFF header on, or null when there is none. */
    static byte @Nullable [] exif(ChannelBytes bytes) throws IOException {
        return new Heif(bytes).exif();
    }

    private byte @Nullable [] exif() throws IOException {
        Box meta = Box.all(bytes).find(bytes, "meta");
        if (meta == null) {
            return null;
        }
        Box content = meta.skip(4);
        Box information = content.find(bytes, "iinf");
        Box locations = content.find(bytes, "iloc");
        if (information == null || locations == null) {
            return null;
        }
        long item = item(information);
        byte[] block = item < 0 ? null : new ItemLocation(bytes, locations).read(item, MOST);
        return block == null ? null : fromHeader(block);
    }

    /** The block begins with how far its TIFF header is behind that. */
    private static byte @Nullable [] fromHeader(byte[] block) {
        if (block.length < 4) {
            return null;
        }
        long header = 4 + Integer.toUnsignedLong(ByteBuffer.wrap(block).getInt());
        return header >= block.length ? null : Arrays.copyOfRange(block, (int) header, block.length);
    }

    /** The number of the item that is EXIF data, or -1. */
    private long item(Box information) throws IOException {
        int countBytes = bytes.at(information.start()) == 0 ? 2 : 4;
        long[] found = {-1};
        information.skip(4 + countBytes).visit(bytes, box -> {
            int version = bytes.at(box.start());
            if (box.type().equals("infe") && version >= 2) {
                int idBytes = version == 2 ? 2 : 4;
                if (bytes.letters(box.start() + 4 + idBytes + 2).equals("Exif")) {
                    found[0] = bytes.number(box.start() + 4, idBytes);
                }
            }
            return found[0] < 0;
        });
        return found[0];
    }
}
