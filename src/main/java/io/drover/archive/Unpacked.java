package io.drover.archive;

import io.airlift.compress.zstd.ZstdInputStream;
import io.drover.ingest.DamagedFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The tar in a compressed file. What is cut off ends in {@link java.io.EOFException}, what is damaged or grows too much in
 * {@link DamagedFileException}; other errors are those of the place that it comes from.
 */
final class Unpacked extends FilterInputStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ChannelInput packed;
    private final Limits limits;
    private long unpacked;
    private boolean tooMuch;

    private Unpacked(InputStream unpacker, ChannelInput packed, Limits limits) {
        super(unpacker);
        this.packed = packed;
        this.limits = limits;
    }

    static Unpacked open(ArchiveFile file, Limits limits) throws IOException {
        ChannelInput packed = new ChannelInput(file.open(), 0);
        try {
            InputStream unpacker = file.kind() == ArchiveKind.TAR_GZIP
                    ? new GZIPInputStream(packed, BUFFER_BYTES)
                    : new ZstdInputStream(new ZstdFrames(packed));
            return new Unpacked(unpacker, packed, limits);
        } catch (ZipException damaged) {
            packed.close();
            throw new DamagedFileException("is no gzip, or is damaged: " + damaged.getMessage());
        } catch (IOException | RuntimeException problem) {
            packed.close();
            throw problem;
        }
    }

    /** Whether more came out of it than an archive of photos would have. */
    boolean tooMuch() {
        return tooMuch;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got;
        try {
            got = super.read(target, offset, length);
        } catch (ZipException damaged) {
            throw new DamagedFileException("is damaged: " + damaged.getMessage());
        } catch (RuntimeException damaged) {
            throw new DamagedFileException("is damaged: " + damaged.getMessage());
        }
        unpacked += Math.max(0, got);
        if (limits.exceeded(unpacked, packed.position())) {
            tooMuch = true;
            throw new DamagedFileException("grows from " + packed.position() + " to more than " + unpacked
                    + " bytes, which looks like an archive bomb");
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[(int) Math.min(Math.max(0, count), BUFFER_BYTES)];
        return Math.max(0, read(passed, 0, passed.length));
    }

    /** Reads to the end, which is where it shows whether all of it was right. */
    void drain() throws IOException {
        byte[] passed = new byte[BUFFER_BYTES];
        int got = 0;
        while (got >= 0) {
            got = read(passed, 0, passed.length);
        }
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            packed.close();
        }
    }
}
