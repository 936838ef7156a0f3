package io.drover.http;

import com.fasterxml.jackson.databind.JavaType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer that is read as JSON while it comes, up to a limit. */
final class JsonBody extends FilterInputStream {
    private static final long LIMIT = 64 * 1024 * 1024;

    /** There is more of it than is read; asking again brings the same. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("more than " + LIMIT + " bytes (64 MB), the most that an answer may have");
        }
    }

    private long left = LIMIT;

    JsonBody(AnswerStream in) {
        super(in);
    }

    /**
     * Reads it to its end.
     *
     * @throws TooLargeException when its end does not come before the limit
     * @throws IOException with a clause that says what is wrong, or what reading threw
     */
    <T> T read(JavaType type) throws IOException {
        try {
            T value = WireJson.read(this, type);
            transferTo(OutputStream.nullOutputStream());
            return value;
        } catch (IOException e) {
            throw left < 0 ? new TooLargeException() : e; // Jackson may have wrapped it
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        left -= Math.max(0, count);
        if (left < 0) {
            throw new TooLargeException();
        }
        return count;
    }
}
