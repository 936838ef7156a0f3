package io.drover.http;

import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Calls one HTTP service: records in and out as JSON, and uploads. Safe for use by many threads; every call blocks
 * until its answer is there. Nothing is repeated and no redirect is followed.
 *
 * <p>Paths are what follows the service's address, with a slash in front. Every call throws {@link ApiException} when
 * the answer did not come, is not 2xx or is not such a record.
 */
public final class ApiClient implements AutoCloseable {
    private static final Header FIRST_BYTE = new BasicHeader(HttpHeaders.RANGE, "bytes=0-0");

    private final HttpSettings settings;
    private final Failures failures;
    private final Exchanges exchanges;

    /**
     * @param service who should answer, such as {@code Immich}; for messages
     * @param addressHint what to set when something else answers; the end of a sentence
     * @param tls whom to trust on https
     */
    public ApiClient(
            String service,
            String addressHint,
            HttpAddress address,
            HttpSettings settings,
            SSLContext tls,
            Clock clock) {
        this.settings = settings;
        this.failures = new Failures(service, addressHint, address, clock);
        this.exchanges = new Exchanges(address, settings, tls);
    }

    /** Sends the request and reads a record. */
    public <T> T call(Request request, Class<T> type) {
        return call(request, WireJson.type(type));
    }

    /** Sends the request and reads what the type says. */
    public <T> T call(Request request, JavaType type) {
        return read(request, exchange(request), type);
    }

    /** Sends the request; what the answer says does not matter. */
    public void send(Request request) {
        exchange(request);
    }

    /**
     * Sends files. An answer that comes while they are still being sent is taken.
     *
     * @throws IOException what reading the files or the form's guard threw; the request was broken off
     */
    public <T> T upload(Request request, MultipartEntity form, Class<T> type) throws IOException {
        Call call = exchanges.call(request, settings.uploadAnswerTimeout());
        Answer answer;
        try {
            answer = exchanges.exchange(call, form, true);
        } catch (IOException e) {
            IOException own = form.sourceFailure();
            if (own != null) {
                throw own;
            }
            throw failures.noAnswer(request, e, call.brokenOff());
        }
        return read(request, successful(request, answer), WireJson.type(type));
    }

    /** Asks for the first byte of a resource and reads no more of it. */
    public void probe(Request request) {
        Call call = exchanges.call(request, settings.answerTimeout());
        call.addHeader(FIRST_BYTE);
        try {
            successful(request, exchanges.exchange(call, null, false));
        } catch (IOException e) {
            throw failures.noAnswer(request, e, call.brokenOff());
        }
    }

    /**
     * What to throw when an answer has the right fields but not what they should say.
     *
     * @param why a clause
     */
    public ApiException unexpected(Request request, int status, String why) {
        return failures.shape(request, status, why);
    }

    private Answer exchange(Request request) {
        Object body = request.body();
        Call call = exchanges.call(request, settings.answerTimeout());
        ByteArrayEntity entity =
                body == null ? null : new ByteArrayEntity(WireJson.write(body), ContentType.APPLICATION_JSON);
        try {
            return successful(request, exchanges.exchange(call, entity, true));
        } catch (IOException e) {
            throw failures.noAnswer(request, e, call.brokenOff());
        }
    }

    private Answer successful(Request request, Answer answer) {
        if (!answer.isSuccess()) {
            throw failures.refused(request, answer);
        }
        return answer;
    }

    private <T> T read(Request request, Answer answer, JavaType type) {
        if (!answer.isJson()) {
            throw failures.notJson(request, answer);
        }
        if (answer.cut()) {
            throw failures.shape(request, answer.status(), "it does not end");
        }
        try {
            return WireJson.read(answer.body(), type);
        } catch (IOException e) {
            throw failures.shape(request, answer.status(), String.valueOf(e.getMessage()));
        }
    }

    /** Breaks off every call that is under way: they fail at once. Later calls are not concerned. */
    public void abort() {
        exchanges.abort();
    }

    @Override
    public void close() {
        exchanges.close();
    }
}
