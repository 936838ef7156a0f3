package io.drover.http;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what went wrong: operation, method, address, status and the server's words. */
final class Failures {
    private final String service;
    private final String addressHint;
    private final HttpAddress address;
    private final Clock clock;

    /**
     * @param service who should answer, such as {@code Immich}
     * @param addressHint what to set when something else does; the end of a sentence
     */
    Failures(String service, String addressHint, HttpAddress address, Clock clock) {
        this.service = service;
        this.addressHint = addressHint;
        this.address = address;
        this.clock = clock;
    }

    /** @param brokenOff why this side ended the call, or null when it did not */
    ApiException noAnswer(Operation operation, IOException cause, @Nullable String brokenOff) {
        String text = head(operation) + " got no answer: " + (brokenOff == null ? describe(cause) : brokenOff);
        return new ApiException(operation.name(), text, 0, null, 0, false, cause);
    }

    /** For an answer that is not 2xx. */
    ApiException refused(Operation operation, Answer answer, String secret) {
        String text = head(operation) + " was answered with " + (answer.status() + " " + answer.reason()).strip();
        if (answer.isRedirect()) {
            return failure(
                    operation,
                    text + ", a redirect to " + target(answer.location()) + ", which is not followed with credentials: "
                            + addressHint,
                    answer,
                    null,
                    true);
        }
        String words = ServerMessage.of(answer);
        if (words != null && !secret.isEmpty()) {
            words = words.replace(secret, "***");
        }
        boolean anotherService = !answer.isJson();
        text += words != null ? ": " + words : answer.isHtml() ? " and an HTML page" : "";
        if (anotherService && answer.status() == 404) {
            text += "; this is not " + service + ": " + addressHint;
        }
        return failure(operation, text, answer, words, anotherService);
    }

    /** For a 2xx that is not JSON. */
    ApiException notJson(Operation operation, Answer answer) {
        String what = answer.isHtml()
                ? " an HTML page: "
                : " " + (answer.contentType().isEmpty() ? "no content" : answer.contentType())
                        + " instead of JSON, so another service listens there: ";
        String text = head(operation) + " was answered with" + what + addressHint;
        return failure(operation, text, answer, null, true);
    }

    /**
     * For JSON of another shape.
     *
     * @param why such as "the field id is missing"
     */
    ApiException shape(Operation operation, int status, String why) {
        String text = head(operation) + " was answered (" + status + ") with JSON that is not what " + service
                + " promises: " + why;
        return new ApiException(operation.name(), text, status, null, 0, false, null);
    }

    private ApiException failure(
            Operation operation, String text, Answer answer, @Nullable String words, boolean anotherService) {
        long wait = RetryAfter.millis(answer.retryAfter(), clock);
        return new ApiException(operation.name(), text, answer.status(), words, wait, false, anotherService, null);
    }

    private String head(Operation operation) {
        return operation.name() + ": " + operation.method() + " " + address + operation.path();
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
