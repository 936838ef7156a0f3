package io.drover.immich.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.immich.api.model.ServerVersion;

/**
 * Where the versions of Immich want to hear one thing in different ways, or would pass over, hang or fail at what they
 * do not know. What a server refuses in clear words is left to it.
 */
final class Adaptations {
    /** The one key of metadata that servers before 2.5 know. */
    static final String ONLY_KEY = "mobile-app";

    private static final String RATING = "rating";
    private static final String WITHOUT_ASSETS = "withoutAssets";

    private Adaptations() {}

    /** No stars are 0 before 2.6, and null since then; 3.x refuses 0. */
    static void rating(ApiOperation<?, ?> operation, ServerVersion version, ObjectNode fields) {
        JsonNode rating = fields.get(RATING);
        if (rating == null) {
            return;
        }
        if (rating.isNull() || rating.asInt() == 0) {
            if (version.isAtLeast(Versions.V2_6)) {
                fields.putNull(RATING);
            } else {
                fields.put(RATING, 0);
            }
        }
    }

    /** Before 2.5 metadata has one key, and an empty list of entries is an error of the server. */
    static void metadataKey(ApiOperation<?, ?> operation, ServerVersion version, ObjectNode fields) {
        if (version.isAtLeast(Versions.V2_5)) {
            return;
        }
        requireOnlyKey(operation, version, fields.path("key"));
        notEmpty("items").adapt(operation, version, fields);
        fields.path("items").forEach(item -> requireOnlyKey(operation, version, item.path("key")));
    }

    private static void requireOnlyKey(ApiOperation<?, ?> operation, ServerVersion version, JsonNode key) {
        if (key.isTextual() && !key.asText().equals(ONLY_KEY)) {
            throw new IllegalArgumentException(
                    operation.id() + ": Immich " + version + " has no metadata but '" + ONLY_KEY
                            + "', so that key cannot be '" + key.asText() + "'; other keys came with " + Versions.V2_5);
        }
    }

    /** Since 3.0 albums come without their assets whatever is said. */
    static void withoutAssets(ApiOperation<?, ?> operation, ServerVersion version, ObjectNode fields) {
        if (!version.isAtLeast(Versions.V3_0)) {
            return;
        }
        JsonNode without = fields.remove(WITHOUT_ASSETS);
        if (without != null && !without.asBoolean()) {
            throw new IllegalArgumentException(operation.id() + ": Immich " + version
                    + " does not give an album's assets, so that withoutAssets cannot be false; ask searchAssets with"
                    + " albumIds");
        }
    }

    /** Servers fail at a list without elements. */
    static Adaptation notEmpty(String component) {
        return (operation, version, fields) -> {
            JsonNode list = fields.path(component);
            if (list.isArray() && list.isEmpty()) {
                throw new IllegalArgumentException(
                        operation.id() + " needs at least one of " + operation.publicName(component));
            }
        };
    }

    /** Servers pass over everything else that is said beside it. */
    static Adaptation alone(String component) {
        return (operation, version, fields) -> {
            if (fields.has(component) && fields.size() > 1) {
                throw new IllegalArgumentException(operation.id() + " takes " + operation.publicName(component)
                        + " without any other filter, because servers pass over the others");
            }
        };
    }
}
