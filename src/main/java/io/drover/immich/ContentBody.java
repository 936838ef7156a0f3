package io.drover.immich;

import io.drover.http.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * A file of the server as the body of a message. To Camel it is a stream cache, so that it is not copied into one: whoever
 * reads it again asks the server again. Its connection ends with the exchange, or when it is closed or read to its end.
 */
final class ContentBody extends InputStream implements StreamCache {
    private volatile Content content;
    private volatile @Nullable IOException once;
    private volatile boolean closed;
    private volatile long position;

    /** @param exchange whose end closes it */
    ContentBody(Content content, Exchange exchange) {
        this.content = content;
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                close();
            }
        });
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        IOException reason = once;
        if (reason != null) {
            throw new IOException(reason.getMessage(), reason);
        }
        int count = content.read(bytes, offset, length);
        position += Math.max(0, count);
        return count;
    }

    /** The next read asks for the first byte again, also after it was closed. */
    @Override
    public void reset() {
        if (position == 0 && !closed) {
            return;
        }
        close();
        try {
            content = content.copy();
            position = 0;
            closed = false;
        } catch (IOException e) {
            once = e;
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        transferTo(out);
    }

    @Override
    public StreamCache copy(Exchange exchange) throws IOException {
        return new ContentBody(content.copy(), exchange);
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public long length() {
        return content.head().length();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() {
        closed = true;
        try {
            content.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing a connection cannot fail", e);
        }
    }
}
