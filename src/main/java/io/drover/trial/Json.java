package io.drover.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Bodies and headers of messages as JSON, to be compared. */
final class Json {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A text that is JSON counts as what it says. */
    static JsonNode of(Exchange exchange, @Nullable Object value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = object();
            map.forEach((key, item) -> object.set(String.valueOf(key), of(exchange, item)));
            return object;
        }
        if (value instanceof Number || value instanceof Boolean) {
            return JSON.valueToTree(value);
        }
        String text = value instanceof CharSequence
                ? value.toString()
                : exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, value);
        if (value instanceof Iterable<?> items && (text == null || value instanceof java.util.Collection)) {
            ArrayNode array = JSON.createArrayNode();
            items.forEach(item -> array.add(of(exchange, item)));
            return array;
        }
        return parsed(text == null ? String.valueOf(value) : text);
    }

    private static JsonNode parsed(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return new TextNode(text);
            }
        }
        return new TextNode(text);
    }
}
