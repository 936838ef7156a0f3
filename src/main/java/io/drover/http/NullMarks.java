package io.drover.http;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** The null marks of records, which say what has to be there. */
public final class NullMarks {
    private NullMarks() {}

    /** Whether a record cannot do without this component. */
    public static boolean required(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !component.getAccessor().isAnnotationPresent(JsonAnySetter.class);
    }
}
