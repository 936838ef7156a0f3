package io.drover.immich.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.http.WireJson;
import java.util.HashSet;
import java.util.Set;

/** Whose assets the stream tells: one's own, and those of the partners that share theirs. Known once it was read. */
final class StreamOwners {
    private final Set<String> ids = new HashSet<>();

    /** Notes what the line says of them, if it does. */
    void take(SyncLine line) {
        switch (line.type()) {
            case "AuthUserV1" -> ids.add(field(line, "id"));
            case "PartnerV1" -> ids.add(field(line, "sharedById"));
            default -> {} // of no user
        }
    }

    private static String field(SyncLine line, String name) {
        JsonNode data = WireJson.tree(line.data());
        return data == null ? "" : data.path(name).asText();
    }

    /** Whether these are all of them, and no others. */
    boolean are(Set<String> userIds) {
        return ids.equals(userIds);
    }

    /** Whether this is one of them. */
    boolean has(String userId) {
        return ids.contains(userId);
    }
}
