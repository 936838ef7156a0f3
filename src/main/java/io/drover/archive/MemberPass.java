package io.drover.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Reads a compressed tar once, from the front to the last member that is asked for. One thread. */
public final class MemberPass implements Closeable {
    private final Unpacked input;
    private BoundedInput current = new BoundedInput(InputStream.nullInputStream(), 0);
    private long currentEnd;

    MemberPass(ArchiveFile file, Limits limits) throws IOException {
        this.input = Unpacked.open(file, limits);
    }

    /** The content of this member, up to the next call. @param member behind the one before */
    public InputStream content(Member member) throws IOException {
        long position = currentEnd - current.left();
        input.skipNBytes(member.position() - position);
        currentEnd = member.position() + member.size();
        current = new BoundedInput(input, member.size());
        return current;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
