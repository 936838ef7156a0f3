package io.drover.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server's own words in the body of an error: {@code message} is a text or a list of them; Immich 3.x adds
 * {@code errors}, each with a path and a message.
 */
final class ServerMessage {
    private static final int LONGEST = 500;

    private ServerMessage() {}

    /** The words on one line, or null when there are none. */
    static @Nullable String of(Answer answer) {
        if (answer.isHtml()) {
            return null;
        }
        JsonNode body = WireJson.tree(answer.body());
        List<String> words = new ArrayList<>();
        if (body == null || !body.isObject()) {
            words.add(answer.body());
        } else {
            collect(body.path("message"), words);
            body.path("errors").forEach(error -> words.add(describe(error)));
            if (words.isEmpty()) {
                collect(body.path("error"), words);
            }
        }
        String text =
                String.join("; ", words).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return text.isEmpty() ? null : text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static void collect(JsonNode message, List<String> words) {
        if (message.isArray()) {
            message.forEach(word -> words.add(word.asText()));
        } else if (message.isTextual()) {
            words.add(message.asText());
        }
    }

    private static String describe(JsonNode error) {
        List<String> path = new ArrayList<>();
        error.path("path").forEach(step -> path.add(step.asText()));
        String message = error.path("message").asText();
        return path.isEmpty() ? message : String.join(".", path) + ": " + message;
    }
}
