package io.drover.immich.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All operations, by their operationId. */
public final class Operations {
    private static final Map<String, ApiOperation<?, ?>> BY_ID = Stream.of(
                    AssetOperations.all(),
                    ContentOperations.all(),
                    MetadataOperations.all(),
                    SyncOperations.all(),
                    AlbumOperations.all(),
                    TagOperations.all(),
                    StackOperations.all(),
                    TrashOperations.all(),
                    SearchOperations.all(),
                    ServerOperations.all(),
                    UserOperations.all(),
                    AuthenticationOperations.all())
            .flatMap(List::stream)
            .collect(Collectors.toMap(
                    ApiOperation::id, operation -> operation, (one, other) -> one, LinkedHashMap::new));

    private Operations() {}

    /** All of them, in the order of the documentation. */
    public static List<ApiOperation<?, ?>> all() {
        return List.copyOf(BY_ID.values());
    }

    /** The operation of this id. @throws IllegalArgumentException when there is none, naming what is allowed */
    public static ApiOperation<?, ?> of(String operationId) {
        ApiOperation<?, ?> operation = BY_ID.get(operationId);
        if (operation == null) {
            throw new IllegalArgumentException("immich:" + operationId + ": there is no operation '" + operationId
                    + "'; there are " + String.join(", ", BY_ID.keySet()));
        }
        return operation;
    }
}
