package io.drover.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.LongConsumer;

/** Collects text and file bytes into large blocks. A full block goes out only when more follows. */
final class BlockWriter {
    private static final int BLOCK_BYTES = 256 * 1024;
    private static final ThreadLocal<byte[]> BLOCK = ThreadLocal.withInitial(() -> new byte[BLOCK_BYTES]);

    private final OutputStream out;
    private final LongConsumer sent;
    private final ByteBuffer block = ByteBuffer.wrap(BLOCK.get());

    /** Uses the calling thread's buffer: one writer a thread at a time. */
    BlockWriter(OutputStream out, LongConsumer sent) {
        this.out = out;
        this.sent = sent;
    }

    void write(byte[] bytes) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            makeRoom();
            int length = Math.min(block.remaining(), bytes.length - done);
            block.put(bytes, done, length);
            done += length;
        }
    }

    /** Sends the block if it is full. */
    void makeRoom() throws IOException {
        if (!block.hasRemaining()) {
            flush();
        }
    }

    /** Reads once, into the room that is left. @return the number of bytes, or -1 at the end of the file */
    int read(ReadableByteChannel channel, long most) throws IOException {
        block.limit((int) Math.min(block.capacity(), block.position() + most));
        try {
            return channel.read(block);
        } finally {
            block.limit(block.capacity());
        }
    }

    void flush() throws IOException {
        int length = block.position();
        out.write(block.array(), 0, length);
        block.clear();
        sent.accept(length);
    }
}
