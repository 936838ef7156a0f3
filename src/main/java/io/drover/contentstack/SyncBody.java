package io.drover.contentstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/**
 * What a body says of a sync call, in the names that Contentstack uses: a map, or a JSON object as text, bytes, a stream or
 * a tree. Any other body, such as a file or the page of the call before, says nothing, and neither does an empty one.
 */
final class SyncBody {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private SyncBody() {}

    /** @throws IllegalArgumentException in one sentence, when it is something else, or has a field that is not known */
    static Map<SyncField, Object> fields(Message message) {
        Map<SyncField, Object> fields = new EnumMap<>(SyncField.class);
        map(message).forEach((name, value) -> {
            if (value != null) {
                fields.put(field(String.valueOf(name)), value);
            }
        });
        return fields;
    }

    private static Map<?, ?> map(Message message) {
        Object body = message.getBody();
        if (body instanceof Map<?, ?> map) {
            return map;
        }
        String text = text(message);
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        try {
            return MAPPER.readValue(text, MAP);
        } catch (JsonProcessingException e) {
            // without the cause, which quotes the body
            throw new IllegalArgumentException("contentstack:sync: the body is no JSON object; allowed: one with the"
                    + " fields " + SyncField.labels(SyncField.ALL) + ", a map of them, or no body");
        }
    }

    private static @Nullable String text(Message message) {
        Object body = message.getBody();
        if (body instanceof JsonNode tree) {
            return tree.toString();
        }
        boolean text = body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof StreamCache;
        return text ? message.getBody(String.class) : null;
    }

    private static SyncField field(String name) {
        return SyncField.ALL.stream()
                .filter(field -> field.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("contentstack:sync: there is no field " + name
                        + "; allowed: " + SyncField.labels(SyncField.ALL)));
    }
}
