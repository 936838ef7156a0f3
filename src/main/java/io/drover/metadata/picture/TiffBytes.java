package io.drover.metadata.picture;

import com.drew.lang.BufferBoundsException;
import com.drew.lang.RandomAccessReader;
import java.io.IOException;

/** A file as the library for EXIF data reads it: here and there, without being kept. */
final class TiffBytes extends RandomAccessReader {
    private final ChannelBytes bytes;

    TiffBytes(ChannelBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int toUnshiftedOffset(int localOffset) {
        return localOffset;
    }

    @Override
    public byte getByte(int index) throws IOException {
        validateIndex(index, 1);
        return (byte) bytes.at(index);
    }

    @Override
    public byte[] getBytes(int index, int count) throws IOException {
        validateIndex(index, count);
        return bytes.bytes(index, count);
    }

    @Override
    protected void validateIndex(int index, int bytesRequested) throws IOException {
        if (!isValidIndex(index, bytesRequested)) {
            throw new BufferBoundsException(index, bytesRequested, getLength());
        }
    }

    @Override
    protected boolean isValidIndex(int index, int bytesRequested) {
        return bytesRequested >= 0 && index >= 0 && (long) index + bytesRequested <= bytes.size();
    }

    @Override
    public long getLength() {
        return bytes.size();
    }
}
