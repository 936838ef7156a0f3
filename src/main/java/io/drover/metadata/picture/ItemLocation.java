package io.drover.metadata.picture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The box that says where the bytes of each item of a HEIF file are ({@code iloc}, ISO/IEC 14496-12). */
final class ItemLocation {
    private static final int MOST_ITEMS = 100_000;

    private final ChannelBytes bytes;
    private final Box box;
    private long at;

    ItemLocation(ChannelBytes bytes, Box box) {
        this.bytes = bytes;
        this.box = box;
    }

    /**
     * The bytes of an item that lies in one piece of the file.
     *
     * @param most bytes that it may have
     * @return null when there is no such item, or it lies in another way or is larger
     */
    byte @Nullable [] read(long item, int most) throws IOException {
        int version = bytes.at(box.start());
        at = box.start() + 4;
        int sizes = (int) next(2);
        int offsetBytes = sizes >> 12 & 0xf;
        int lengthBytes = sizes >> 8 & 0xf;
        int baseBytes = sizes >> 4 & 0xf;
        int indexBytes = version == 0 ? 0 : sizes & 0xf;
        int idBytes = version < 2 ? 2 : 4;
        long items = Math.min(MOST_ITEMS, next(idBytes));
        for (long i = 0; i < items && at < box.end(); i++) {
            long id = next(idBytes);
            long method = version == 0 ? 0 : next(2) & 0xf;
            next(2);
            long base = next(baseBytes);
            long extents = next(2);
            if (id == item) {
                next(indexBytes);
                long offset = base + next(offsetBytes);
                long length = next(lengthBytes);
                boolean plain = method == 0 && extents == 1 && length <= most;
                return plain ? bytes.bytes(offset, (int) length) : null;
            }
            at += extents * (indexBytes + offsetBytes + lengthBytes);
        }
        return null;
    }

    private long next(int count) throws IOException {
        long number = bytes.number(at, count);
        at += count;
        return number;
    }
}
