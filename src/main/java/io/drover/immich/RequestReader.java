package io.drover.immich;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.immich.api.ApiOperation;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Message;

/**
 * Makes the requests of one operation of messages: what the body does not say comes from the headers that are named
 * after the components ({@link ImmichConstants}).
 */
final class RequestReader<Q> {
    private final Class<Q> type;
    private final RequestShape shape;
    private final BodyReader body;

    RequestReader(ApiOperation<Q, ?> operation) {
        this.type = operation.request();
        this.shape = RequestShape.of(operation);
        this.body = new BodyReader(shape, type);
    }

    /**
     * Reads body and headers.
     *
     * @throws IllegalArgumentException in one sentence that names the field or the header, what it is and what is
     *     allowed; the same where a required value is given nowhere
     */
    Q read(Message message) {
        return request(shape.fields().isEmpty() ? noFields() : body.fields(message), message);
    }

    /** Reads the headers alone, for a message whose body is a file. */
    Q readHeaders(Message message) {
        return request(noFields(), message);
    }

    private static ObjectNode noFields() {
        return JsonNodeFactory.instance.objectNode();
    }

    private Q request(ObjectNode fields, Message message) {
        for (RequestField field : shape.fields()) {
            if (!fields.has(field.name())) {
                addHeader(field, fields, message);
            }
        }
        requireAll(fields);
        checkId(fields);
        return RequestJson.read(shape.toString(), fields, type);
    }

    private static void addHeader(RequestField field, ObjectNode fields, Message message) {
        Object value = message.getHeader(field.header());
        boolean blank = value instanceof CharSequence text && text.toString().isBlank();
        if (value != null && !(blank && !field.takesBlankText())) {
            fields.set(field.name(), new HeaderValue(field.header(), value).as(field.type()));
        }
    }

    private void requireAll(ObjectNode fields) {
        List<RequestField> missing = shape.fields().stream()
                .filter(field -> field.required() && !fields.hasNonNull(field.name()))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(shape + " needs "
                    + missing.stream().map(RequestField::publicName).collect(Collectors.joining(" and "))
                    + ": give it in a body that is a map, JSON or " + type.getSimpleName() + ", or in the header "
                    + missing.stream().map(RequestField::header).collect(Collectors.joining(" and ")));
        }
    }

    /** It becomes a part of the address. */
    private void checkId(ObjectNode fields) {
        RequestField id = shape.id();
        JsonNode value = id == null ? null : fields.get(id.name());
        if (id != null && value != null && !isUuid(value.asText())) {
            throw new IllegalArgumentException(
                    shape + ": " + id.publicName() + " must be a UUID, but is " + JsonWords.shown(value));
        }
    }

    static boolean isUuid(String text) {
        try {
            return text.length() == 36 && UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
