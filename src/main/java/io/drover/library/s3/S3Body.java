package io.drover.library.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** The bytes of an object. Whoever leaves before the end breaks the connection off, and does not read what is left. */
final class S3Body extends FilterInputStream {
    private final ResponseInputStream<?> response;
    private long left;

    /** @param length bytes that are to come */
    S3Body(ResponseInputStream<?> response, long length) {
        super(response);
        this.response = response;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = super.read(bytes, offset, length);
            left -= Math.max(0, read);
            return read;
        } catch (SdkException e) {
            throw new IOException("the answer is not whole: " + e.getClass().getSimpleName(), e);
        }
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        left -= skipped;
        return skipped;
    }

    @Override
    public void close() throws IOException {
        if (left > 0) {
            response.abort();
        } else {
            super.close();
        }
    }
}
