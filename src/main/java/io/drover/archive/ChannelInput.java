package io.drover.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** A channel as a stream with a buffer, which knows where it is and passes over what it is told to. One thread. */
final class ChannelInput extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final SeekableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private final long size;
    private long position;

    /** Closes the channel when it is closed. */
    ChannelInput(SeekableByteChannel channel, long from) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        seek(from);
    }

    /** Goes on reading there. */
    void seek(long wanted) throws IOException {
        long ahead = wanted - position;
        if (ahead >= 0 && ahead <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) ahead);
        } else {
            buffer.limit(0);
            channel.position(wanted);
        }
        position = wanted;
    }

    /** Where the next byte is read from. */
    long position() {
        return position;
    }

    /** Bytes of all. */
    long size() {
        return size;
    }

    /** So many bytes, little-endian numbers. @throws EOFException when there are fewer */
    ByteBuffer take(int length) throws IOException {
        byte[] bytes = readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("ended after " + position + " bytes");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
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
        if (!buffer.hasRemaining()) {
            if (fill() < 0) {
                return -1;
            }
        }
        int taken = Math.min(length, buffer.remaining());
        buffer.get(target, offset, taken);
        position += taken;
        return taken;
    }

    private int fill() throws IOException {
        try {
            return channel.read(buffer.clear());
        } catch (EOFException cut) {
            throw new IOException(cut.getMessage(), cut); // a transfer broke off: that is not the archive's end
        } finally {
            buffer.flip();
        }
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = Math.max(0, Math.min(count, size - position));
        seek(position + skipped);
        return skipped;
    }

    @Override
    public int available() {
        return position < size ? 1 : 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
