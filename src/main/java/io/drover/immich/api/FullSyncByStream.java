package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Replacement;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.GetFullSyncForUser;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * A page of all assets, of the stream: the smallest ids after the last page's, for as long as the stream tells more.
 * Each page reads the whole stream, and holds no more than the page.
 */
final class FullSyncByStream {
    static final Replacement<GetFullSyncForUser, List<Asset>> REPLACEMENT = new Replacement<>(
            "getSyncStream in a session of its own, which reads the whole stream for each page: choose a large limit",
            List.of(),
            FullSyncByStream::page);

    private final GetFullSyncForUser request;
    private final String after;
    private final Instant until;
    private final StreamOwners owners = new StreamOwners();
    private final TreeMap<String, Asset> smallest = new TreeMap<>();

    private FullSyncByStream(GetFullSyncForUser request) {
        String lastId = request.lastId();
        this.request = request;
        this.after = lastId == null ? "" : lastId;
        this.until = request.updatedUntil().instant();
    }

    private static List<Asset> page(ImmichClient client, GetFullSyncForUser request) {
        if (request.limit() < 1) {
            throw new IllegalArgumentException(
                    "getFullSyncForUser: limit must be 1 or more, but is " + request.limit());
        }
        FullSyncByStream page = new FullSyncByStream(request);
        try (ChildSession session = new ChildSession(client)) {
            session.assets(page::take);
        }
        page.requireOwner();
        return List.copyOf(page.smallest.values());
    }

    /** An empty page would say that the user has no more assets. */
    private void requireOwner() {
        String userId = request.userId();
        if (userId != null && !owners.has(userId)) {
            throw new IllegalArgumentException("getFullSyncForUser: userId is " + userId
                    + ", allowed: oneself, or a partner who shares assets with oneself");
        }
    }

    private boolean take(SyncLine line) {
        owners.take(line);
        StreamedChange change = StreamedChange.of(line);
        if (change == null || change.time().isAfter(until)) {
            return true;
        }
        Asset asset = change.asset();
        if (asset != null && isWanted(asset, line.type().equals("AssetV2"))) {
            smallest.put(asset.id(), asset);
            if (smallest.size() > request.limit()) {
                smallest.pollLastEntry();
            }
        }
        return true;
    }

    private boolean isWanted(Asset asset, boolean own) {
        String userId = request.userId();
        boolean ofUser = userId == null ? own : userId.equals(asset.ownerId());
        return ofUser && asset.id().compareTo(after) > 0;
    }
}
