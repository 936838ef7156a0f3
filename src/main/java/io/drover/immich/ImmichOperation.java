package io.drover.immich;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The operations of {@code immich:OPERATION}, by their OpenAPI operationId. */
public enum ImmichOperation {
    /** Asks whether the server holds a file's bytes already. Many messages share one call. */
    CHECK_BULK_UPLOAD("checkBulkUpload"),
    /** Sends a file and confirms by checksum that the server holds it. */
    UPLOAD_ASSET("uploadAsset");

    private final String operationId;

    ImmichOperation(String operationId) {
        this.operationId = operationId;
    }

    /** The name in Immich's OpenAPI document. */
    public String operationId() {
        return operationId;
    }

    /** The operation of this id. @throws IllegalArgumentException when there is none, naming what is allowed */
    public static ImmichOperation of(String operationId) {
        for (ImmichOperation operation : values()) {
            if (operation.operationId.equals(operationId)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("immich:" + operationId + ": there is no operation '" + operationId
                + "'; there are "
                + Arrays.stream(values()).map(ImmichOperation::operationId).collect(Collectors.joining(", ")));
    }
}
