package io.drover.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A body that tells its call of every block that went out.
 *
 * <p>Exceptions of the stream pass as they are, because HttpClient stops an early answered body by one. Only when the
 * server has closed the connection the body ends in silence: its answer may have come before, and reading tells.
 */
final class WatchedEntity extends HttpEntityWrapper {
    private final Call call;
    private final RateLimit limit;

    WatchedEntity(HttpEntity entity, Call call, RateLimit limit) {
        super(entity);
        this.call = call;
        this.limit = limit;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        call.progressed();
        WatchedStream watched = new WatchedStream(out);
        try {
            super.writeTo(watched);
        } catch (SocketException | SSLException e) {
            if (e != watched.broken || call.isCancelled()) {
                throw e;
            }
            call.cut();
        }
        call.sent();
    }

    private final class WatchedStream extends FilterOutputStream {
        private @Nullable IOException broken;

        WatchedStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int piece = limit.take(length - done, this::heldBack);
                send(bytes, offset + done, piece);
                done += piece;
            }
        }

        /** It waits for its share of the bandwidth, and for nothing of the server's: that counts as progress. */
        private void heldBack() throws IOException {
            if (call.isCancelled()) {
                throw new InterruptedIOException("the call was ended while it waited for its share of the bandwidth");
            }
            call.progressed();
        }

        private void send(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (SocketException | SSLException e) {
                broken = e;
                throw e;
            }
            call.progressed();
        }
    }
}
