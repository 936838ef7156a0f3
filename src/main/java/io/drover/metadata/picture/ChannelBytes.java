package io.drover.metadata.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Reads here and there in a file, in either order of bytes, and keeps no more than one small block of it. */
final class ChannelBytes {
    private static final int BLOCK = 16 * 1024;

    private final SeekableByteChannel channel;
    private final long size;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).limit(0);
    private long blockStart;

    ChannelBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /** Bytes of the file. */
    long size() {
        return size;
    }

    /** The byte there, 0 to 255. @throws EOFException when the file ends before */
    int at(long position) throws IOException {
        if (position < blockStart || position >= blockStart + block.limit()) {
            load(position);
        }
        return block.get((int) (position - blockStart)) & 0xff;
    }

    /** An unsigned number of so many bytes, 1 to 8, the highest first. */
    long number(long position, int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | at(position + i);
        }
        return number;
    }

    /** Four letters. */
    String letters(long position) throws IOException {
        StringBuilder letters = new StringBuilder(4);
        for (int i = 0; i < 4; i++) {
            letters.append((char) at(position + i));
        }
        return letters.toString();
    }

    /** So many bytes, which the caller has bounded. @throws EOFException when the file ends before */
    byte[] bytes(long position, int count) throws IOException {
        if (position < 0 || count < 0 || position > size - count) {
            throw new EOFException("no " + count + " bytes at " + position + " in a file of " + size);
        }
        ByteBuffer bytes = ByteBuffer.allocate(count);
        fill(bytes, position);
        if (bytes.hasRemaining()) {
            throw new EOFException("cut off at " + (position + bytes.position()));
        }
        return bytes.array();
    }

    private void load(long position) throws IOException {
        block.clear();
        if (position >= 0) {
            fill(block, position);
        }
        block.flip();
        blockStart = position;
        if (!block.hasRemaining()) {
            throw new EOFException("no byte at " + position + " in a file of " + size);
        }
    }

    private void fill(ByteBuffer bytes, long position) throws IOException {
        channel.position(position);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // until it is full, or the file ends
        }
    }
}
