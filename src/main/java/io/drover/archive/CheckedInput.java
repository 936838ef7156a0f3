package io.drover.archive;

import io.drover.ingest.DamagedFileException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * The content of a member of a zip: exactly as many bytes as the archive says, with the checksum that it says. The last
 * of them are not handed out before that is known.
 */
final class CheckedInput extends FilterInputStream {
    private final long size;
    private final int crc;
    private final CRC32 sum = new CRC32();
    private long read;

    CheckedInput(InputStream content, long size, int crc) {
        super(content);
        this.size = size;
        this.crc = crc;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int got = readSome(target, offset, length);
        if (got < 0) {
            if (read < size) {
                throw new DamagedFileException(
                        "is damaged in its archive: ends after " + read + " of " + size + " bytes");
            }
            return -1;
        }
        read += got;
        sum.update(target, offset, got);
        if (read >= size) {
            requireWhole();
        }
        return got;
    }

    private void requireWhole() throws IOException {
        if (read > size || readSome(new byte[1], 0, 1) >= 0) {
            throw new DamagedFileException(
                    "is damaged in its archive: has more than the " + size + " bytes that it says");
        }
        if ((int) sum.getValue() != crc) {
            throw new DamagedFileException("is damaged in its archive: its checksum (CRC) is not the one that it says");
        }
    }

    private int readSome(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (EOFException end) {
            return -1;
        } catch (ZipException damaged) {
            throw new DamagedFileException("is damaged in its archive: " + damaged.getMessage());
        } catch (RuntimeException damaged) {
            throw new DamagedFileException("is damaged in its archive: " + damaged);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[(int) Math.min(Math.max(count, 0), 64 * 1024)];
        return Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
