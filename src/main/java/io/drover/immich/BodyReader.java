package io.drover.immich;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.http.WireJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Takes from the body of a message what it says of a request: the record itself; a map or a JSON object; a list for the
 * operation's one list; the text of one id; or the record of the thing that the operation is about. Any other body, such
 * as a file or the answer of an earlier step, says nothing.
 */
final class BodyReader {
    private final RequestShape shape;
    private final Class<?> type;

    BodyReader(RequestShape shape, Class<?> type) {
        this.shape = shape;
        this.type = type;
    }

    /** The components that the body gives, by their names in the API. @throws IllegalArgumentException in one sentence */
    ObjectNode fields(Message message) {
        Object body = message.getBody();
        if (type.isInstance(body)) {
            return WireJson.object(body);
        }
        if (body instanceof Map<?, ?> map) {
            return object(RequestJson.tree(map));
        }
        if (body instanceof Collection<?> elements) {
            return list(elements);
        }
        if (body instanceof Object[] elements) {
            return list(Arrays.asList(elements));
        }
        if (body instanceof JsonNode tree) {
            return tree(tree);
        }
        if (body instanceof Record answer) {
            return about(answer);
        }
        String text = BodyText.of(message, shape.toString());
        return text == null || text.isBlank() ? nothing() : text(text.strip());
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode text(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            return tree(RequestJson.parse(shape + ": the body", text));
        }
        RequestField id = shape.id() == null ? idList() : shape.id();
        if (id == null || !RequestReader.isUuid(text)) {
            throw new IllegalArgumentException(shape + ": the body is the text " + JsonWords.shown(text) + ", allowed: "
                    + (id == null ? "" : "the UUID of " + id.publicName() + ", ") + "a JSON object, or no body");
        }
        return id.isList() ? list(List.of(text)) : nothing().put(id.name(), text);
    }

    private ObjectNode tree(JsonNode tree) {
        if (tree instanceof ArrayNode array) {
            List<JsonNode> elements = new ArrayList<>();
            array.forEach(elements::add);
            return list(elements);
        }
        return object(tree);
    }

    private ObjectNode object(JsonNode tree) {
        if (!(tree instanceof ObjectNode given)) {
            throw new IllegalArgumentException(
                    shape + ": the body must be a JSON object, but is " + JsonWords.shown(tree));
        }
        ObjectNode fields = nothing();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            RequestField field = shape.named(entry.getKey());
            if (field == null) {
                throw new IllegalArgumentException(
                        shape + ": " + RequestJson.unknownField(entry.getKey(), entry.getKey(), shape.names()));
            }
            if (fields.has(field.name())) {
                throw new IllegalArgumentException(shape + ": the field " + field.publicName() + " is given twice");
            }
            fields.set(field.name(), entry.getValue());
        }
        return fields;
    }

    /** The list of the operation: of ids, or of what the API wants there. */
    private ObjectNode list(Collection<?> elements) {
        RequestField field = shape.list();
        if (field == null) {
            if (elements.stream().allMatch(Record.class::isInstance)) {
                return nothing(); // the answer of an earlier step
            }
            throw new IllegalArgumentException(shape + ": the body is a list, allowed: a JSON object, or no body");
        }
        boolean texts = field.type().getContentType().hasRawClass(String.class);
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        for (Object element : elements) {
            nodes.add(texts ? id(element, nodes.size()) : node(element));
        }
        return nothing().set(field.name(), nodes);
    }

    private static JsonNode node(@Nullable Object element) {
        if (element == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        return element instanceof Record ? WireJson.object(element) : RequestJson.tree(element);
    }

    /** The element itself, or its id. */
    private JsonNode id(@Nullable Object element, int index) {
        JsonNode node = node(element);
        JsonNode id = node.isObject() ? node.path("id") : node;
        if (!id.isTextual()) {
            throw new IllegalArgumentException(shape + ": element " + index
                    + " of the list must be text or have an id, but is " + JsonWords.shown(node));
        }
        return id;
    }

    /** An answer that is the asset, album, tag or stack that the operation is about. */
    private ObjectNode about(Record answer) {
        String id = AnswerIds.of(answer);
        if (id == null) {
            return nothing();
        }
        String name = AnswerIds.publicName(answer.getClass());
        RequestField one = shape.id();
        if (one != null && one.publicName().equals(name)) {
            return nothing().put(one.name(), id);
        }
        RequestField many = idList();
        if (many != null && many.publicName().equals(name + "s")) {
            return list(List.of(id));
        }
        return nothing();
    }

    private @Nullable RequestField idList() {
        RequestField list = shape.list();
        return list != null && list.publicName().endsWith("Ids") ? list : null;
    }
}
