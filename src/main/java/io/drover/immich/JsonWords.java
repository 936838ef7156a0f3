package io.drover.immich;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import io.drover.immich.api.model.IsoTime;

/** JSON's types and values, in the words of a sentence. */
final class JsonWords {
    private static final int LONGEST_VALUE = 60;

    private JsonWords() {}

    /** What a value of this type is. */
    static String wanted(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (type.isReferenceType() && type.getContentType() != null) {
            return wanted(type.getContentType());
        }
        if (type.isCollectionLikeType()) {
            JavaType element = type.getContentType();
            return element.hasRawClass(Object.class) ? "a list" : "a list, each " + wanted(element);
        }
        if (raw == String.class) {
            return "text";
        }
        if (raw == Boolean.class || raw == boolean.class) {
            return "true or false";
        }
        if (raw == IsoTime.class) {
            return "a time in ISO 8601 with an offset";
        }
        if (isWhole(raw)) {
            return "a whole number";
        }
        return Number.class.isAssignableFrom(raw) || raw.isPrimitive() ? "a number" : "an object";
    }

    static boolean isWhole(Class<?> raw) {
        return raw == Integer.class || raw == int.class || raw == Long.class || raw == long.class;
    }

    /** A value that somebody gave, cut where it is long. */
    static String shown(Object value) {
        String text = value instanceof JsonNode node && node.isTextual() ? node.asText() : String.valueOf(value);
        String cut = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
        return "'" + cut.replaceAll("\\p{Cntrl}", " ") + "'";
    }
}
