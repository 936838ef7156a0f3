package io.drover.immich.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of those operations whose wire format is not what callers want to see. */
final class Wire {
    private Wire() {}

    record ConfigAnswer(@Nullable Boolean maintenanceMode) {}

    record CheckRequest(List<CheckItem> assets) {}

    record CheckAnswer(List<CheckedItem> results) {}

    record CheckedItem(
            String id,
            String action,
            @Nullable String reason,
            @Nullable String assetId,
            @Nullable Boolean isTrashed) {}

    record UploadAnswer(String id, String status) {}

    record DeleteRequest(List<String> ids, boolean force) {}
}
