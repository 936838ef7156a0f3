package io.drover.archive;

import io.drover.ingest.DamagedFileException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The frames of a zstd stream as they stand, without those that are to be skipped, which the decompressor does not know.
 * Refuses what would need too much memory, and tells a stream that was cut off by {@link EOFException}.
 */
final class ZstdFrames extends FilterInputStream {
    /** What every decompressor has to be able to bear, and what {@code zstd -19} needs. */
    private static final long LARGEST_WINDOW = 8L << 20;

    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int MAGIC_BYTES = 4;
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final int CHECKSUM_BYTES = 4;
    private static final int RUN = 1;

    private enum Next {
        FRAME,
        BLOCK,
        CHECKSUM
    }

    private byte[] header = new byte[0];
    private int headerAt;
    private long left;
    private boolean checksum;
    private boolean begun;
    private Next next = Next.FRAME;

    ZstdFrames(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (headerAt == header.length && left == 0) {
            if (!proceed()) {
                return -1;
            }
        }
        if (headerAt < header.length) {
            int taken = Math.min(length, header.length - headerAt);
            System.arraycopy(header, headerAt, target, offset, taken);
            headerAt += taken;
            return taken;
        }
        int got = super.read(target, offset, (int) Math.min(length, left));
        if (got < 0) {
            throw cut();
        }
        left -= got;
        return got;
    }

    /** Reads the next header. False at the end. */
    private boolean proceed() throws IOException {
        switch (next) {
            case FRAME -> {
                return frame();
            }
            case BLOCK -> {
                byte[] block = take(BLOCK_HEADER_BYTES);
                long said = number(block, 0, BLOCK_HEADER_BYTES);
                left = (said >> 1 & 3) == RUN ? 1 : said >> 3;
                pass(block);
                boolean last = (said & 1) != 0;
                next = !last ? Next.BLOCK : checksum ? Next.CHECKSUM : Next.FRAME;
            }
            case CHECKSUM -> {
                left = CHECKSUM_BYTES;
                next = Next.FRAME;
            }
        }
        return true;
    }

    private boolean frame() throws IOException {
        byte[] magic = in.readNBytes(MAGIC_BYTES);
        if (magic.length == 0 && begun) {
            return false;
        }
        if (magic.length < MAGIC_BYTES) {
            throw cut();
        }
        begun = true;
        long said = number(magic, 0, MAGIC_BYTES);
        if ((said & 0xFFFFFFF0L) == SKIPPABLE) {
            in.skipNBytes(number(take(CHECKSUM_BYTES), 0, CHECKSUM_BYTES));
            return true;
        }
        if ((int) said != MAGIC) {
            throw new DamagedFileException("is no zstd, or is damaged");
        }
        byte[] descriptor = take(1);
        boolean single = (descriptor[0] & 0x20) != 0;
        int sizeBytes = switch (descriptor[0] >> 6 & 3) {
            case 0 -> single ? 1 : 0;
            case 1 -> 2;
            case 2 -> 4;
            default -> 8;
        };
        int dictionaryBytes = (1 << (descriptor[0] & 3)) >> 1;
        byte[] rest = take((single ? 0 : 1) + dictionaryBytes + sizeBytes);
        requireBearable(single ? number(rest, dictionaryBytes, sizeBytes) : window(rest[0]));
        checksum = (descriptor[0] & 4) != 0;
        next = Next.BLOCK;
        byte[] all = Arrays.copyOf(magic, MAGIC_BYTES + 1 + rest.length);
        all[MAGIC_BYTES] = descriptor[0];
        System.arraycopy(rest, 0, all, MAGIC_BYTES + 1, rest.length);
        pass(all);
        return true;
    }

    private static long window(byte said) {
        long base = 1L << 10 + (said >> 3 & 31);
        return base + base / 8 * (said & 7);
    }

    private static void requireBearable(long window) throws DamagedFileException {
        if (window < 0 || window > LARGEST_WINDOW) {
            throw new DamagedFileException(
                    "needs " + window + " bytes of memory to be unpacked (zstd --long or --ultra)," + " at most "
                            + LARGEST_WINDOW + " are taken: unpack it by hand");
        }
    }

    private void pass(byte[] bytes) {
        header = bytes;
        headerAt = 0;
    }

    private byte[] take(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw cut();
        }
        return bytes;
    }

    private static EOFException cut() {
        return new EOFException("zstd stream is cut off");
    }

    /** Little-endian. */
    private static long number(byte[] bytes, int at, int length) {
        long number = 0;
        for (int index = length - 1; index >= 0; index--) {
            number = number << 8 | bytes[at + index] & 0xff;
        }
        return number;
    }

    @Override
    public int available() {
        return 0;
    }
}
