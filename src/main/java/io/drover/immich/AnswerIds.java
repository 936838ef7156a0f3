package io.drover.immich;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ids of what servers answer with: an {@code Album} has an {@code albumId}. */
final class AnswerIds {
    private static final String ID = "id";

    private AnswerIds() {}

    /** The public name of the id of such a record. */
    static String publicName(Class<?> record) {
        String name = record.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "Id";
    }

    /** The id of what this record tells about, or null when it has none. */
    static @Nullable String of(Record answer) {
        for (RecordComponent component : answer.getClass().getRecordComponents()) {
            if (component.getName().equals(ID) && component.getType() == String.class) {
                return (String) RecordValues.value(component, answer);
            }
        }
        return null;
    }
}
