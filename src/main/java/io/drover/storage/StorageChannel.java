package io.drover.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of a storage: as one stream while it is read on, and by another one from where it is told to. A stream
 * that ends before the file does is an error, never a short file. One thread.
 */
final class StorageChannel implements SeekableByteChannel {
    /** Up to here what lies between is read, because that is sooner there than another stream. */
    private static final int SKIPPED_BYTES = 256 * 1024;

    private final Storage storage;
    private final String path;
    private final StoredFile file;
    private byte[] buffer = new byte[0];
    private @Nullable InputStream stream;
    private long streamPosition;
    private long position;
    private boolean closed;

    StorageChannel(Storage storage, String path, StoredFile file) {
        this.storage = storage;
        this.path = path;
        this.file = file;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (position >= file.size()) {
            return -1;
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        int most = (int) Math.min(target.remaining(), file.size() - position);
        int read;
        if (target.hasArray()) {
            read = at(position).read(target.array(), target.arrayOffset() + target.position(), most);
            target.position(target.position() + Math.max(0, read));
        } else {
            buffer = buffer.length >= most ? buffer : new byte[most];
            read = at(position).read(buffer, 0, most);
            target.put(buffer, 0, Math.max(0, read));
        }
        if (read < 0) {
            throw new EOFException(
                    storage.name() + "/" + path + " ended at " + position + " of " + file.size() + " bytes");
        }
        streamPosition += read;
        position += read;
        return read;
    }

    private InputStream at(long wanted) throws IOException {
        InputStream open = stream;
        if (open != null && wanted >= streamPosition && wanted - streamPosition <= SKIPPED_BYTES) {
            open.skipNBytes(wanted - streamPosition);
        } else {
            closeStream();
            open = storage.open(path, file, wanted);
            stream = open;
        }
        streamPosition = wanted;
        return open;
    }

    private void closeStream() throws IOException {
        InputStream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        requireOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("position " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return file.size();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        closeStream();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    private void requireOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
