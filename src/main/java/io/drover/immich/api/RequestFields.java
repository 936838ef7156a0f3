package io.drover.immich.api;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.http.WireJson;
import io.drover.immich.api.model.ServerVersion;

/** What a request says to a server of some version. */
final class RequestFields {
    private RequestFields() {}

    /**
     * The fields of a request as a server of this version wants them.
     *
     * @throws IllegalArgumentException when it says what this version does not know
     */
    static <Q> ObjectNode of(ApiOperation<Q, ?> operation, Q values, ServerVersion version) {
        ObjectNode fields = WireJson.object(values);
        operation.adaptation().adapt(operation, version, fields);
        operation.spans().forEach((component, span) -> {
            if (fields.has(component) && !span.holds(version)) {
                requireNothingSaid(operation, component, span, version, fields);
            }
        });
        return fields;
    }

    /** What the server does not know it would pass over in silence; false is what it does anyway. */
    private static void requireNothingSaid(
            ApiOperation<?, ?> operation, String component, Span span, ServerVersion version, ObjectNode fields) {
        if (fields.remove(component).equals(BooleanNode.FALSE)) {
            return;
        }
        boolean tooOld = span.since() != null && !version.isAtLeast(span.since());
        throw new IllegalArgumentException(operation.id() + ": Immich " + version + " does not know "
                + operation.publicName(component) + ", which "
                + (tooOld ? "came with " + span.since() : "was removed in " + span.until()));
    }
}
