package io.drover.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file as a server sends it: what it says of the file, and its bytes, read as they come. Whoever has it closes it.
 *
 * <p>When the connection breaks, it goes on where it was, if the server says how long the file is and names its state by
 * an ETag; else reading throws. The end comes after as many bytes as were announced, never before. For one thread;
 * {@link #close} is safe from any.
 */
public final class Content extends InputStream {
    private final ContentHead head;
    private final InputStream in;

    Content(ContentHead head, InputStream in) {
        this.head = head;
        this.in = in;
    }

    /** What the server says of the file. */
    public ContentHead head() {
        return head;
    }

    @Override
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return in.read(bytes, offset, length);
    }

    /**
     * The same file from its first byte, for another reader, who closes it too; nothing is asked before the first read.
     *
     * @throws IOException when it cannot be asked for again, because the server does not name the state of the file
     */
    public Content copy() throws IOException {
        if (in instanceof ResumingStream resuming) {
            return new Content(head, resuming.copy());
        }
        throw new IOException("it can be read once only, because the server gives it no ETag and length");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
