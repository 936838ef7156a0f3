package io.drover.immich;

import com.fasterxml.jackson.databind.JavaType;
import io.drover.http.NullMarks;
import io.drover.immich.api.ApiOperation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation takes, as messages give it.
 *
 * @param operation its operationId
 * @param fields the components of its request
 * @param id the one thing that it is about, named by its path, or null
 * @param list the component that a list in the body fills, or null where there is none or more than one
 */
record RequestShape(
        String operation,
        List<RequestField> fields,
        @Nullable RequestField id,
        @Nullable RequestField list) {
    private static final String ID = "id";

    static RequestShape of(ApiOperation<?, ?> operation) {
        List<RequestField> fields = new ArrayList<>();
        for (RecordComponent component : operation.request().getRecordComponents()) {
            fields.add(field(operation, component));
        }
        return new RequestShape(operation.id(), List.copyOf(fields), id(operation, fields), list(operation, fields));
    }

    private static RequestField field(ApiOperation<?, ?> operation, RecordComponent component) {
        JavaType type = RequestJson.type(component.getGenericType());
        JavaType content = type.getContentType();
        return new RequestField(
                component.getName(),
                operation.publicName(component.getName()),
                type.hasRawClass(Optional.class) && content != null ? content : type,
                NullMarks.required(component));
    }

    private static @Nullable RequestField id(ApiOperation<?, ?> operation, List<RequestField> fields) {
        if (!operation.path().contains("{" + ID + "}")) {
            return null;
        }
        return fields.stream()
                .filter(field -> field.name().equals(ID))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable RequestField list(ApiOperation<?, ?> operation, List<RequestField> fields) {
        ApiOperation.Batch batch = operation.batch();
        List<RequestField> lists = fields.stream()
                .filter(field -> batch == null ? field.isList() : field.name().equals(batch.component()))
                .toList();
        return lists.size() == 1 ? lists.get(0) : null;
    }

    /** The component of this name, public or not, or null. */
    @Nullable
    RequestField named(String name) {
        for (RequestField field : fields) {
            if (field.name().equals(name) || field.publicName().equals(name)) {
                return field;
            }
        }
        return null;
    }

    /** The names that a body may use. */
    List<String> names() {
        return fields.stream().map(RequestField::publicName).toList();
    }

    @Override
    public String toString() {
        return "immich:" + operation;
    }
}
