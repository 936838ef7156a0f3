package io.drover.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** A body that tells its call of every block that went out. Exceptions pass as they are: HttpClient signals by them. */
final class WatchedEntity extends HttpEntityWrapper {
    private final Call call;

    WatchedEntity(HttpEntity entity, Call call) {
        super(entity);
        this.call = call;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        call.progressed();
        super.writeTo(new WatchedStream(out));
        call.sent();
    }

    private final class WatchedStream extends FilterOutputStream {
        WatchedStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            call.progressed();
        }
    }
}
