package io.drover.immich.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.immich.api.model.ServerVersion;

/** Says a request as a version wants to hear it. */
@FunctionalInterface
public interface Adaptation {
    /** For operations that all versions are told alike. */
    Adaptation NONE = (operation, version, fields) -> {};

    /** Changes the fields. @throws IllegalArgumentException when this version cannot be told so */
    void adapt(ApiOperation<?, ?> operation, ServerVersion version, ObjectNode fields);

    /** This one, and then another. */
    default Adaptation and(Adaptation next) {
        return (operation, version, fields) -> {
            adapt(operation, version, fields);
            next.adapt(operation, version, fields);
        };
    }
}
