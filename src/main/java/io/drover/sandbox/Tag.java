package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tag.
 *
 * @param owner the user's id
 * @param parent the id of the tag above it, or null
 * @param value its path, such as {@code places/lake}
 */
record Tag(String id, String owner, @Nullable String parent, String value, Instant createdAt, Instant updatedAt) {

    Tag updated(Instant now) {
        return new Tag(id, owner, parent, value, createdAt, now);
    }

    /** The last step of its path. */
    String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("id", id);
        if (parent != null) {
            json.put("parentId", parent);
        }
        return json.put("name", name())
                .put("value", value)
                .put("createdAt", AssetViews.time(createdAt))
                .put("updatedAt", AssetViews.time(updatedAt));
    }
}
