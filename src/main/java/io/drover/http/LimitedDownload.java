package io.drover.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The body of an answer that is a file, read no faster than the limit allows; JSON is not held back. */
final class LimitedDownload extends HttpEntityWrapper {
    private final Call call;
    private final RateLimit limit;

    private LimitedDownload(HttpEntity entity, Call call, RateLimit limit) {
        super(entity);
        this.call = call;
        this.limit = limit;
    }

    /** Lets the limit hold for this answer, if it is a file. */
    static void apply(ClassicHttpResponse response, Call call, RateLimit limit) {
        HttpEntity entity = response.getEntity();
        if (entity != null && response.getCode() / 100 == 2 && !isJson(entity)) {
            response.setEntity(new LimitedDownload(entity, call, limit));
        }
    }

    private static boolean isJson(HttpEntity entity) {
        String type = entity.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).contains("json");
    }

    @Override
    public InputStream getContent() throws IOException {
        return limit.limit(super.getContent(), this::heldBack);
    }

    /** It waits for its share of the bandwidth, and for nothing of the server's: that counts as progress. */
    private void heldBack() throws IOException {
        if (call.isCancelled()) {
            throw new InterruptedIOException("the call was ended while it waited for its share of the bandwidth");
        }
        call.receiving();
    }
}
