package io.drover.immich;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.drover.http.WireJson;
import io.drover.text.Spelling;
import java.lang.reflect.Type;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;

/** Reads requests that people wrote, strictly: an unknown field or a value of another type is an error that names it. */
final class RequestJson {
    private static final ObjectMapper MAPPER = mapper();

    private RequestJson() {}

    private static ObjectMapper mapper() {
        SimpleModule times = new SimpleModule();
        times.addSerializer(Temporal.class, ToStringSerializer.instance);
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module().configureReadAbsentAsNull(true))
                .addModule(times)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    static JavaType type(Type type) {
        return MAPPER.constructType(type);
    }

    /** A value of Java as a tree: maps, lists, numbers, texts, times. */
    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The text as a tree. @throws IllegalArgumentException in one sentence that begins with the subject */
    static JsonNode parse(String subject, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    subject + " is not valid JSON: " + e.getOriginalMessage() + " in " + JsonWords.shown(text), e);
        }
    }

    /**
     * Reads a record.
     *
     * @param operation as it stands in a URI, for the message
     * @throws IllegalArgumentException in one sentence that names the field
     */
    static <T> T read(String operation, ObjectNode fields, Class<T> type) {
        try {
            T value = MAPPER.treeToValue(fields, type);
            String missing = RecordValues.missing(value, "");
            if (missing != null) {
                throw new IllegalArgumentException(operation + ": the field " + missing + " is missing");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(operation + ": " + unknown(e), e);
        } catch (ValueInstantiationException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException(
                    operation + ": the field " + WireJson.path(e) + ": " + why.getMessage(), e);
        } catch (MismatchedInputException e) {
            throw new IllegalArgumentException(operation + ": " + mismatched(e, fields), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(operation + ": the body cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static String unknown(UnrecognizedPropertyException e) {
        Collection<Object> known = e.getKnownPropertyIds() == null ? List.of() : e.getKnownPropertyIds();
        return unknownField(
                WireJson.path(e),
                e.getPropertyName(),
                known.stream().map(String::valueOf).sorted().toList());
    }

    /**
     * The end of a sentence about a field that is not known.
     *
     * @param path where it stands
     * @param name its own name
     * @param allowed those that are known
     */
    static String unknownField(String path, String name, List<String> allowed) {
        return "there is no field " + path
                + Spelling.nearest(name, allowed)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("")
                + "; allowed: " + String.join(", ", allowed);
    }

    private static String mismatched(MismatchedInputException e, ObjectNode fields) {
        String wanted = e.getTargetType() == null ? "of another type" : JsonWords.wanted(type(e.getTargetType()));
        Object value = e instanceof InvalidFormatException invalid ? invalid.getValue() : at(fields, e);
        return "the field " + WireJson.path(e) + " must be " + wanted + ", but is " + JsonWords.shown(value);
    }

    private static JsonNode at(JsonNode root, JsonMappingException e) {
        JsonNode node = root;
        for (JsonMappingException.Reference step : e.getPath()) {
            node = step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
        }
        return node;
    }
}
