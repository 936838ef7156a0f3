package io.drover.http;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

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
    private final Supplier<Header> credentials;
    private final Failures failures;
    private final Exchanges exchanges;

    /**
     * @param service who should answer, such as {@code Immich}; for messages
     * @param addressHint what to set when something else answers; the end of a sentence
     * @param credentials the header that every call carries; asked each time
     * @param tls whom to trust on https
     */
    public ApiClient(
            String service,
            String addressHint,
            HttpAddress address,
            HttpSettings settings,
            Supplier<Header> credentials,
            SSLContext tls,
            Clock clock) {
        this.settings = settings;
        this.credentials = credentials;
        this.failures = new Failures(service, addressHint, address, clock);
        this.exchanges = new Exchanges(address, settings, tls);
    }

    /** Reads a record. */
    public <T> T get(String name, String path, Class<T> type) {
        Operation operation = new Operation(name, "GET", path);
        return record(operation, json(operation, null), type);
    }

    /** Sends one record and reads another. */
    public <T> T post(String name, String path, Object body, Class<T> type) {
        Operation operation = new Operation(name, "POST", path);
        return record(operation, json(operation, body), type);
    }

    /** Sends a body too, as some services want it. */
    public void delete(String name, String path, Object body) {
        json(new Operation(name, "DELETE", path), body);
    }

    /**
     * Sends files. An answer that comes while they are still being sent is taken.
     *
     * @throws IOException what reading the files or the form's guard threw; the request was broken off
     */
    public <T> T upload(String name, String path, MultipartEntity form, List<Header> headers, Class<T> type)
            throws IOException {
        Operation operation = new Operation(name, "POST", path);
        Call call = exchanges.call(operation, credentials.get(), settings.uploadAnswerTimeout());
        headers.forEach(call::addHeader);
        Answer answer;
        try {
            answer = exchanges.exchange(call, form, true);
        } catch (IOException e) {
            IOException own = form.sourceFailure();
            if (own != null) {
                throw own;
            }
            throw failures.noAnswer(operation, e, call.brokenOff());
        }
        return record(operation, successful(operation, answer), type);
    }

    /** Asks for the first byte of a resource and reads no more of it. */
    public void probe(String name, String path) {
        Operation operation = new Operation(name, "GET", path);
        Call call = exchanges.call(operation, credentials.get(), settings.answerTimeout());
        call.addHeader(FIRST_BYTE);
        try {
            successful(operation, exchanges.exchange(call, null, false));
        } catch (IOException e) {
            throw failures.noAnswer(operation, e, call.brokenOff());
        }
    }

    /**
     * What to throw when an answer has the right fields but not what they should say.
     *
     * @param why a clause
     */
    public ApiException unexpected(String name, String method, String path, int status, String why) {
        return failures.shape(new Operation(name, method, path), status, why);
    }

    private Answer json(Operation operation, @Nullable Object body) {
        Call call = exchanges.call(operation, credentials.get(), settings.answerTimeout());
        ByteArrayEntity entity =
                body == null ? null : new ByteArrayEntity(WireJson.write(body), ContentType.APPLICATION_JSON);
        try {
            return successful(operation, exchanges.exchange(call, entity, true));
        } catch (IOException e) {
            throw failures.noAnswer(operation, e, call.brokenOff());
        }
    }

    private Answer successful(Operation operation, Answer answer) {
        if (!answer.isSuccess()) {
            throw failures.refused(operation, answer, credentials.get().getValue());
        }
        return answer;
    }

    private <T> T record(Operation operation, Answer answer, Class<T> type) {
        if (!answer.isJson()) {
            throw failures.notJson(operation, answer);
        }
        if (answer.cut()) {
            throw failures.shape(operation, answer.status(), "it does not end");
        }
        try {
            return WireJson.read(answer.body(), type);
        } catch (IOException e) {
            throw failures.shape(operation, answer.status(), String.valueOf(e.getMessage()));
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
