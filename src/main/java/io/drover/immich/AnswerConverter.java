package io.drover.immich;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.http.WireJson;
import io.drover.immich.api.model.CreatedSession;
import io.drover.immich.api.model.LoginAnswer;
import io.drover.immich.api.model.Nothing;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.spi.TypeConverterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Lets a route treat what Immich answers as JSON: {@code convertBodyTo: String}, {@code to: file:}, {@code log}. The JSON
 * has the fields that the server sent, unknown ones too, without those that are null. What holds a token becomes a map or a
 * tree alone: its text does not show it.
 */
@Converter(generateLoader = true)
public final class AnswerConverter {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private AnswerConverter() {}

    /**
     * A record of the API, or a list of such, as text, bytes, a stream, a tree or (a record) a map.
     *
     * @return null when it is another value or another type, which is left to the other converters
     */
    @Converter(fallback = true)
    public static <T> @Nullable T convert(
            Class<T> type, Exchange exchange, Object value, TypeConverterRegistry registry) {
        if (!isWanted(type) || !isAnswer(value)) {
            return null;
        }
        if (isSecret(value) && type != Map.class && type != JsonNode.class) {
            return null; // its own text does not show the token, as a log would
        }
        JsonNode tree = tree(value);
        if (type == JsonNode.class) {
            return type.cast(tree);
        }
        if (type == Map.class) {
            return tree.isObject() ? type.cast(MAPPER.convertValue(tree, MAP)) : null;
        }
        String json = tree.toString();
        if (type == String.class) {
            return type.cast(json);
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return type.cast(type == byte[].class ? bytes : new ByteArrayInputStream(bytes));
    }

    private static boolean isWanted(Class<?> type) {
        return type == String.class
                || type == byte[].class
                || type == InputStream.class
                || type == JsonNode.class
                || type == Map.class;
    }

    private static boolean isAnswer(Object value) {
        if (value instanceof List<?> elements) {
            return elements.stream().allMatch(AnswerConverter::isAnswer);
        }
        return value instanceof Record && value.getClass().getPackage() == Nothing.class.getPackage();
    }

    private static boolean isSecret(Object value) {
        return value instanceof LoginAnswer || value instanceof CreatedSession;
    }

    private static JsonNode tree(Object value) {
        if (value instanceof List<?> elements) {
            var nodes = MAPPER.createArrayNode();
            elements.forEach(element -> nodes.add(tree(element)));
            return nodes;
        }
        return WireJson.object(value);
    }
}
