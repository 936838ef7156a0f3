package io.drover.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several files as one, read only. One of them is open at a time. One thread. */
final class PartsChannel implements SeekableByteChannel {
    private final List<ArchiveFile.Part> parts;
    private final long size;
    private long position;
    private int openPart = -1;
    private @Nullable SeekableByteChannel channel;
    private boolean closed;

    PartsChannel(List<ArchiveFile.Part> parts) {
        this.parts = parts;
        this.size = parts.stream().mapToLong(part -> part.stamp().size()).sum();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        int part = 0;
        long start = 0;
        while (position >= start + parts.get(part).stamp().size()) {
            start += parts.get(part++).stamp().size();
        }
        long left = start + parts.get(part).stamp().size() - position;
        ByteBuffer view = target.slice().limit((int) Math.min(target.remaining(), left));
        int read = open(part).position(position - start).read(view);
        if (read < 0) {
            throw new EOFException(parts.get(part).path() + " is shorter than it was");
        }
        target.position(target.position() + read);
        position += read;
        return read;
    }

    private SeekableByteChannel open(int part) throws IOException {
        SeekableByteChannel open = channel;
        if (open == null || openPart != part) {
            closeChannel();
            open = Files.newByteChannel(parts.get(part).path());
            channel = open;
            openPart = part;
        }
        return open;
    }

    private void closeChannel() throws IOException {
        SeekableByteChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        closeChannel();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}
