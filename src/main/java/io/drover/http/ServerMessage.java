package io.drover.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A server's own words in the body of an error: {@code message} is a text or a list of them; Immich 3.x adds
 * {@code errors}, each with a path and a message. Contentstack says {@code error_message}, {@code error_code}, and in
 * {@code errors} what is wrong with which parameter.
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
            collect(body.path("error_message"), words);
            JsonNode errors = body.path("errors");
            if (errors.isObject()) {
                errors.properties().forEach(field -> words.add(describe(field.getKey(), field.getValue())));
            } else {
                errors.forEach(error -> words.add(describe(error)));
            }
            if (body.path("error_code").isInt()) {
                words.add("error " + body.path("error_code").asInt());
            }
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

    /** The parameters that the server finds fault with, as it names them. */
    static Set<String> parameters(Answer answer) {
        JsonNode body = WireJson.tree(answer.body());
        JsonNode errors = body == null ? MissingNode.getInstance() : body.path("errors");
        return errors.isObject()
                ? errors.properties().stream().map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static String describe(String parameter, JsonNode faults) {
        List<String> words = new ArrayList<>();
        collect(faults, words);
        return parameter + " " + String.join(", ", words);
    }

    private static String describe(JsonNode error) {
        List<String> path = new ArrayList<>();
        error.path("path").forEach(step -> path.add(step.asText()));
        String message = error.path("message").asText();
        return path.isEmpty() ? message : String.join(".", path) + ": " + message;
    }
}
