package io.drover.immich;

import io.drover.http.NullMarks;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Reads the components of records. */
final class RecordValues {
    private RecordValues() {}

    /** The path of a required component that is null somewhere below this value, such as {@code items[2].key}, or null. */
    static @Nullable String missing(Object value, String path) {
        if (value instanceof Iterable<?> elements) {
            int index = 0;
            for (Object element : elements) {
                String missing = element == null ? null : missing(element, path + "[" + index + "]");
                if (missing != null) {
                    return missing;
                }
                index++;
            }
        }
        return value instanceof Record record ? missingOf(record, path) : null;
    }

    private static @Nullable String missingOf(Record record, String path) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
            Object value = value(component, record);
            String missing = value == null ? (NullMarks.required(component) ? name : null) : missing(value, name);
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
