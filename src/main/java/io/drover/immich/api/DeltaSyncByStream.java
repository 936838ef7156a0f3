package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Replacement;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.DeltaSync;
import io.drover.immich.api.model.GetDeltaSync;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has changed since a moment, of the stream; deleted assets are told for as long as servers remember them. As servers
 * did it, a full sync is asked for unless the users are exactly oneself and all partners who share with oneself.
 */
final class DeltaSyncByStream {
    static final Replacement<GetDeltaSync, DeltaSync> REPLACEMENT = new Replacement<>(
            "getSyncStream in a session of its own, which reads the whole stream",
            List.of(),
            DeltaSyncByStream::changes);

    /** Servers forget deletions after 31 days. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int MOST_CHANGES = 10_000;
    private static final DeltaSync NEEDS_FULL_SYNC = new DeltaSync(true, List.of(), List.of(), Map.of());

    private final Instant after;
    private final Set<String> users;
    private final Map<String, Asset> upserted = new LinkedHashMap<>();
    private final Set<String> deleted = new LinkedHashSet<>();
    private final StreamOwners owners = new StreamOwners();
    private boolean needsFullSync;

    private DeltaSyncByStream(GetDeltaSync request) {
        this.after = request.updatedAfter().instant();
        this.users = Set.copyOf(request.userIds());
    }

    private static DeltaSync changes(ImmichClient client, GetDeltaSync request) {
        DeltaSyncByStream changes = new DeltaSyncByStream(request);
        try (ChildSession session = new ChildSession(client)) {
            session.assets(changes::take);
        }
        return changes.needsFullSync
                ? NEEDS_FULL_SYNC
                : new DeltaSync(false, List.copyOf(changes.upserted.values()), List.copyOf(changes.deleted), Map.of());
    }

    private boolean take(SyncLine line) {
        owners.take(line);
        if (line.type().equals(SyncLines.COMPLETE)) { // its acknowledgement is the server's own clock
            boolean forgotten = after.isBefore(StreamedChange.time(line.ack()).minus(REMEMBERED));
            needsFullSync |= forgotten || !owners.are(users);
            return true;
        }
        StreamedChange change = StreamedChange.of(line);
        if (change != null && change.time().isAfter(after)) {
            keep(change, line.type().startsWith("Partner"));
            needsFullSync |= upserted.size() + deleted.size() > MOST_CHANGES;
        }
        return !needsFullSync;
    }

    /** Of partners, only what is in their timeline concerns anybody else. */
    private void keep(StreamedChange change, boolean ofPartner) {
        Asset asset = change.asset();
        String deletedId = change.deletedId();
        if (deletedId != null) {
            deleted.add(deletedId);
        } else if (asset != null && (!ofPartner || asset.visibility().equals("timeline"))) {
            upserted.put(asset.id(), asset);
        }
    }
}
