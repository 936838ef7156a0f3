package io.drover.sandbox;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a JSON body may have. What it has besides does not matter.
 *
 * @param fields in the order in which the server complains about them
 * @param hasPlace whether latitude and longitude must come together
 */
record BodyShape(List<Field> fields, boolean hasPlace) {

    static BodyShape of(Field... fields) {
        return new BodyShape(List.of(fields), false);
    }

    /** The same with a place. */
    BodyShape withPlace() {
        return new BodyShape(fields, true);
    }

    /** The values that a field may have. */
    enum Kind {
        FLAG,
        TEXT,
        /** A text, or null. */
        TEXT_OR_NULL,
        /** The dates that 1.x and 2.x take; 3.x takes any text. */
        DATE,
        /** The name of a time zone; 3.x takes any text. */
        ZONE,
        UUID,
        UUID_OR_NULL,
        UUIDS,
        /** At least one text. */
        TEXTS,
        LATITUDE,
        LONGITUDE,
        /** -1 to 5; the versions differ about null and 0. */
        RATING,
        WHOLE_NUMBER,
        /** One of the options. */
        OPTION,
        /** The key of metadata: 1.x knows some, the others take any text. */
        METADATA_KEY,
        OBJECT,
        /** A list of objects. */
        ITEMS
    }

    /**
     * One field.
     *
     * @param options what it may be, for {@link Kind#OPTION}
     * @param items what each of its objects is like, for {@link Kind#ITEMS}
     * @param excludes the field that may not stand beside it, or null
     */
    record Field(
            String name,
            Kind kind,
            boolean required,
            List<String> options,
            @Nullable BodyShape items,
            @Nullable String excludes) {

        static Field required(String name, Kind kind) {
            return new Field(name, kind, true, List.of(), null, null);
        }

        static Field optional(String name, Kind kind) {
            return new Field(name, kind, false, List.of(), null, null);
        }

        static Field option(String name, boolean required, List<String> options) {
            return new Field(name, Kind.OPTION, required, options, null, null);
        }

        static Field items(String name, Field... fields) {
            BodyShape items = new BodyShape(Arrays.asList(fields), false);
            return new Field(name, Kind.ITEMS, true, List.of(), items, null);
        }

        Field notBeside(String other) {
            return new Field(name, kind, required, options, items, other);
        }
    }
}
