package io.drover.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of itself, and the start of its text where that is to be told.
 *
 * @param contentType in lower case; empty when there is none
 * @param body the start of the body, or empty when it does not matter
 */
record Answer(
        int status,
        String reason,
        String contentType,
        @Nullable String location,
        @Nullable String retryAfter,
        String body) {

    /** The same with the start of its text. */
    Answer withBody(String start) {
        return new Answer(status, reason, contentType, location, retryAfter, start);
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    boolean isRedirect() {
        return status / 100 == 3;
    }

    boolean isJson() {
        return contentType.startsWith("application/json") || contentType.contains("+json");
    }

    /** Whether it is JSON, if under the type of the file that was asked for. */
    boolean isJsonInside() {
        return isJson() || body.startsWith("{") && WireJson.tree(body) != null;
    }

    boolean isHtml() {
        return contentType.startsWith("text/html");
    }

    /** Whether it has this type, with whatever parameters. @param type such as {@code image/jpeg}, in lower case */
    boolean isOf(String type) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
    }
}
