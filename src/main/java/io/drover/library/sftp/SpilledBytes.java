package io.drover.library.sftp;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Bytes that are written once and then read once: in memory while they are few, else in a file that nobody else sees. */
final class SpilledBytes extends OutputStream {
    private static final int MOST_IN_MEMORY = 512 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        memory.write(bytes, offset, length);
        if (memory.size() >= MOST_IN_MEMORY) {
            spill();
        }
    }

    /** From the first byte on. Nothing is written any more. */
    InputStream read() throws IOException {
        if (file == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        FileChannel spilled = spill();
        spilled.position(0);
        return new BufferedInputStream(Channels.newInputStream(spilled), BUFFER);
    }

    private FileChannel spill() throws IOException {
        FileChannel spilled = file;
        if (spilled == null) {
            Path place = Files.createTempFile("drover-listing-", ".tmp");
            spilled = FileChannel.open(
                    place, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            file = spilled;
        }
        memory.writeTo(Channels.newOutputStream(spilled));
        memory.reset();
        return spilled;
    }

    @Override
    public void close() throws IOException {
        memory.reset();
        if (file != null) {
            file.close();
        }
    }
}
