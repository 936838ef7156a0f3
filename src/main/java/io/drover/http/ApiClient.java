package io.drover.http;

import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Calls one HTTP service: records in and out as JSON, uploads, and files. Safe for use by many threads; every call
 * blocks until its answer is there, or the head of it where the answer is a file. Nothing is repeated but what is missing
 * of a file, and no redirect is followed but one to a file of the same service.
 *
 * <p>Paths are what follows the service's address, with a slash in front. Every call throws {@link ApiException} when
 * the answer did not come, is not 2xx or is not such a record.
 */
public final class ApiClient implements AutoCloseable {
    private static final Header FIRST_BYTE = new BasicHeader(HttpHeaders.RANGE, "bytes=0-0");
    private static final int SHORT_BYTES = 64 * 1024;

    private final HttpSettings settings;
    private final Failures failures;
    private final Exchanges exchanges;
    private final Contents contents;

    /**
     * @param service who should answer, such as {@code Immich}; for messages
     * @param addressHint what to set when something else answers; the end of a sentence
     * @param network how the service is reached
     */
    public ApiClient(
            String service,
            String addressHint,
            HttpAddress address,
            HttpSettings settings,
            Network network,
            Clock clock) {
        this.settings = settings;
        this.failures = new Failures(service, addressHint, address, network.gatewayHeaders(), clock);
        this.exchanges = new Exchanges(address, settings, network);
        this.contents = new Contents(address, failures, Patience.USUAL, this::sent);
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
        try (OpenAnswer answer = exchange(request)) {
            answer.body().readNBytes(SHORT_BYTES); // so that the connection serves on
        } catch (IOException e) {
            throw failures.noAnswer(request, e, null);
        }
    }

    /**
     * Asks for a file, which the caller reads and closes. Redirects are followed inside the service, with the same
     * credentials. A part of the file is one as well, and so is the answer that nothing has changed, where the request
     * has a header If-None-Match.
     */
    public Content open(Request request) {
        return contents.file(request);
    }

    /**
     * Asks for what is neither a record nor a file: a stream that the caller reads and closes.
     *
     * @param contentType what it must be, such as {@code application/jsonlines+json}
     */
    public Content open(Request request, String contentType) {
        return contents.open(request, contentType);
    }

    /**
     * Sends files. An answer that comes while they are still being sent is taken.
     *
     * @throws IOException what reading the files or the form's guard threw; the request was broken off
     */
    public <T> T upload(Request request, MultipartEntity form, Class<T> type) throws IOException {
        Call call = exchanges.call(request, settings.uploadAnswerTimeout());
        OpenAnswer answer;
        try {
            answer = exchanges.open(call, form);
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
        successful(request, sent(request.with(FIRST_BYTE))).close();
    }

    /** The time by the service's own clock, in whole seconds, as the head of the answer has it. */
    public Instant time(Request request) {
        try (OpenAnswer answer = exchange(request)) {
            answer.body().readNBytes(SHORT_BYTES); // so that the connection serves on
            String date = String.valueOf(answer.header(HttpHeaders.DATE));
            try {
                return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            } catch (DateTimeParseException e) {
                throw failures.noTime(request, answer.status(), date);
            }
        } catch (IOException e) {
            throw failures.noAnswer(request, e, null);
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

    private OpenAnswer exchange(Request request) {
        return successful(request, sent(request));
    }

    private OpenAnswer sent(Request request) {
        Object body = request.body();
        Call call = exchanges.call(request, settings.answerTimeout());
        try {
            return exchanges.open(
                    call,
                    body == null ? null : new ByteArrayEntity(WireJson.write(body), ContentType.APPLICATION_JSON));
        } catch (IOException e) {
            throw failures.noAnswer(request, e, call.brokenOff());
        }
    }

    private OpenAnswer successful(Request request, OpenAnswer answer) {
        if (!answer.head().isSuccess()) {
            throw failures.refused(request, answer);
        }
        return answer;
    }

    private <T> T read(Request request, OpenAnswer answer, JavaType type) {
        try (answer) {
            if (!answer.head().isJson()) {
                throw failures.otherContent(request, answer.head(), "JSON");
            }
            return new JsonBody(answer.body()).read(type);
        } catch (JsonBody.TooLargeException e) {
            throw failures.tooLarge(request, answer.status(), e);
        } catch (IOException e) {
            IOException broken = answer.body().failure();
            throw broken != null
                    ? failures.noAnswer(request, broken, null)
                    : failures.shape(request, answer.status(), String.valueOf(e.getMessage()));
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
