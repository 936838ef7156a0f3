package io.drover.immich;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The value of a header as JSON of a type: headers are often text where a Boolean, a number or a list is meant.
 *
 * @param name the header, for messages
 */
record HeaderValue(String name, Object value) {

    /** @throws IllegalArgumentException in one sentence that names the header, its value and what is allowed */
    JsonNode as(JavaType type) {
        try {
            return node(value, type);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "the header " + name + " must be " + JsonWords.wanted(type) + ", but is " + JsonWords.shown(value),
                    e);
        }
    }

    private JsonNode node(Object given, JavaType type) {
        Class<?> raw = type.getRawClass();
        if (type.isCollectionLikeType()) {
            return list(given, type.getContentType());
        }
        if (raw == String.class) {
            return TextNode.valueOf(single(given));
        }
        if (raw == Boolean.class || raw == boolean.class) {
            return truth(single(given).strip());
        }
        if (JsonWords.isWhole(raw)) {
            return LongNode.valueOf(
                    new BigDecimal(single(given).strip()).toBigIntegerExact().longValueExact());
        }
        if (Number.class.isAssignableFrom(raw) || raw.isPrimitive()) {
            return JsonNodeFactory.instance.numberNode(
                    new BigDecimal(single(given).strip()));
        }
        return given instanceof CharSequence text ? textOrObject(text.toString()) : RequestJson.tree(given);
    }

    private JsonNode textOrObject(String text) {
        return text.strip().startsWith("{")
                ? RequestJson.parse("the header " + name, text)
                : TextNode.valueOf(text.strip());
    }

    private static String single(Object given) {
        if (given instanceof Collection
                || given instanceof Map
                || given.getClass().isArray()) {
            throw new IllegalArgumentException("more than one value");
        }
        return given.toString();
    }

    private static JsonNode truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private JsonNode list(Object given, JavaType element) {
        if (given instanceof CharSequence text && text.toString().strip().startsWith("[")) {
            return RequestJson.parse("the header " + name, text.toString());
        }
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        elements(given).forEach(each -> nodes.add(node(each, element)));
        return nodes;
    }

    private static Collection<?> elements(Object given) {
        if (given instanceof Collection<?> many) {
            return many;
        }
        if (given instanceof Object[] many) {
            return Arrays.asList(many);
        }
        if (given instanceof CharSequence text) {
            return Arrays.stream(text.toString().split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
        return List.of(given);
    }
}
