package io.drover.http;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what went wrong: operation, method, address, status and the server's words. */
final class Failures {
    private final String service;
    private final String addressHint;
    private final HttpAddress address;
    private final List<Header> gatewayHeaders;
    private final Clock clock;

    /**
     * @param service who should answer, such as {@code Immich}
     * @param addressHint what to set when something else does; the end of a sentence
     * @param gatewayHeaders what every request carries besides its own headers; never shown
     */
    Failures(String service, String addressHint, HttpAddress address, List<Header> gatewayHeaders, Clock clock) {
        this.service = service;
        this.addressHint = addressHint;
        this.address = address;
        this.gatewayHeaders = gatewayHeaders;
        this.clock = clock;
    }

    /** @param brokenOff why this side ended the call, or null when it did not */
    ApiException noAnswer(Request request, IOException cause, @Nullable String brokenOff) {
        String text = head(request) + " got no answer: " + (brokenOff == null ? describe(cause) : brokenOff);
        return new ApiException(request.name(), text, 0, null, 0, false, cause);
    }

    /** For an answer that is not 2xx; ends it. */
    ApiException refused(Request request, OpenAnswer answer) {
        try (answer) {
            return refused(request, answer.told());
        } catch (IOException e) {
            return noAnswer(request, e, null);
        }
    }

    private ApiException refused(Request request, Answer answer) {
        String text = head(request) + " was answered with " + (answer.status() + " " + answer.reason()).strip();
        if (answer.isRedirect()) {
            return failure(
                    request,
                    text + ", a redirect to " + target(answer.location()) + ", which is not followed with credentials: "
                            + addressHint,
                    answer,
                    null,
                    true);
        }
        String words = request.with(gatewayHeaders).withoutSecrets(ServerMessage.of(answer));
        boolean anotherService = !answer.isJsonInside();
        text += words != null ? ": " + words : answer.isHtml() ? " and an HTML page" : "";
        if (anotherService && answer.status() == 404) {
            text += "; this is not " + service + ": " + addressHint;
        }
        return failure(request, text + ProxyClient.hint(answer), answer, words, anotherService);
    }

    /**
     * For a 2xx with content of another kind.
     *
     * @param wanted such as "JSON"
     */
    ApiException otherContent(Request request, Answer answer, String wanted) {
        String what = answer.isHtml()
                ? " an HTML page: "
                : " " + (answer.contentType().isEmpty() ? "no content" : answer.contentType()) + " instead of " + wanted
                        + ", so another service listens there: ";
        String text = head(request) + " was answered with" + what + addressHint;
        return failure(request, text, answer, null, true);
    }

    /**
     * For JSON of another shape.
     *
     * @param why such as "the field id is missing"
     */
    ApiException shape(Request request, int status, String why) {
        String text = head(request) + " was answered (" + status + ") with JSON that is not what " + service
                + " promises: " + why;
        return new ApiException(request.name(), text, status, null, 0, false, null);
    }

    /** For an answer that does not say what time it is. @param date what its header Date says */
    ApiException noTime(Request request, int status, String date) {
        String text = head(request) + " was answered (" + status + ") with the header Date '" + date
                + "', which is no time; whatever stands before " + service + " must let that header pass";
        return new ApiException(request.name(), text, status, null, 0, false, null);
    }

    /** For more JSON than is read. */
    ApiException tooLarge(Request request, int status, JsonBody.TooLargeException cause) {
        String text = head(request) + " was answered (" + status + ") with JSON of " + cause.getMessage();
        return new ApiException(request.name(), text, status, null, 0, false, cause);
    }

    private ApiException failure(
            Request request, String text, Answer answer, @Nullable String words, boolean anotherService) {
        long wait = RetryAfter.millis(answer.retryAfter(), clock);
        return new ApiException(
                request.name(),
                text,
                answer.status(),
                words,
                wait,
                false,
                anotherService,
                ServerMessage.parameters(answer),
                null);
    }

    private String head(Request request) {
        return request.name() + ": " + request.method() + " " + address + request.shownPath();
    }

    /** Its host alone: the rest of a Location may hold a token. */
    private String target(@Nullable String location) {
        try {
            URI uri = URI.create(address.origin()).resolve(location == null ? "" : location);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return uri.getHost() == null ? "another address" : uri.getScheme() + "://" + uri.getHost() + port;
        } catch (IllegalArgumentException e) {
            return "another address";
        }
    }

    private static String describe(IOException cause) {
        String message = cause.getMessage();
        if (cause instanceof UnknownHostException) {
            return "unknown host " + message;
        }
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
