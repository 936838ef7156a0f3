package io.drover.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON from and to records. Fields that a record does not name are ignored; a component that is not {@code @Nullable}
 * must be there: the null marks of a record are its wire format.
 */
public final class WireJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module().configureReadAbsentAsNull(true))
            .defaultPropertyInclusion( // null in a map is what its writer says
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .annotationIntrospector(new NullMarkIntrospector())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private static final ObjectMapper STRICT = MAPPER.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private WireJson() {}

    /** The type of a class, for {@link #read}. */
    public static JavaType type(Class<?> type) {
        return MAPPER.constructType(type);
    }

    /** The type of a list of such elements, for {@link #read}. */
    public static JavaType listOf(Class<?> element) {
        return MAPPER.getTypeFactory().constructCollectionType(List.class, element);
    }

    /** The value as a tree; components that are null are not in it, those that are empty Optionals are null. */
    public static ObjectNode object(Object record) {
        return MAPPER.valueToTree(record);
    }

    /**
     * The record that a map or a tree stands for; names that it does not know are an error.
     *
     * @throws IllegalArgumentException in a sentence that names the field that does not fit
     */
    public static <T> T record(Object values, Class<T> type) {
        try {
            return STRICT.convertValue(values, type);
        } catch (IllegalArgumentException e) {
            throw e.getCause() instanceof JsonMappingException mapping
                    ? new IllegalArgumentException(
                            type.getSimpleName() + ": " + field(mapping) + " is unknown, missing or of another kind", e)
                    : e;
        }
    }

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /** Reads a value and leaves the stream open. @throws IOException with the name of the field that is missing or of another kind */
    static <T> T read(InputStream json, JavaType type) throws IOException {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new IOException("it is null");
            }
            return value;
        } catch (JsonMappingException e) {
            throw new IOException(field(e) + " is missing or of another kind", e);
        } catch (JsonProcessingException e) {
            throw new IOException("it is not valid JSON", e);
        }
    }

    /** The text as a tree, or null when it is not JSON. */
    public static @Nullable JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Where in the JSON it is, such as {@code items[2].key}; empty for the whole. */
    public static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String field(JsonMappingException e) {
        String path = path(e);
        return path.isEmpty() ? "the whole" : "the field " + path;
    }

    /** Tells Jackson what the null marks say. */
    private static final class NullMarkIntrospector extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return required(member) ? Boolean.TRUE : super.hasRequiredMarker(member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            return required(annotated) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : super.findSetterInfo(annotated);
        }

        private static boolean required(Annotated annotated) {
            return annotated instanceof AnnotatedParameter parameter
                    && parameter.getDeclaringClass().isRecord()
                    && NullMarks.required(parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()]);
        }
    }
}
