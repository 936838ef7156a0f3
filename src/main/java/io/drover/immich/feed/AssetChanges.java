package io.drover.immich.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.feed.FeedException;
import io.drover.feed.Hash;
import io.drover.feed.SourceChange;
import io.drover.http.WireJson;
import io.drover.immich.api.RawThing;
import io.drover.immich.api.model.IsoTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Makes changes of assets that were read whole. The version is the time of the last change and a hash of the data: what
 * changes without the server noting a time, as descriptions do, is another version all the same.
 */
final class AssetChanges {
    private static final String TYPE = "asset";
    private static final String TIMELINE = "timeline";

    private final Privacy privacy;
    private final String me;

    /** @param me the user whose assets are all told; of others, only what is in their timeline concerns anybody else */
    AssetChanges(Privacy privacy, String me) {
        this.privacy = privacy;
        this.me = me;
    }

    /** Those that may be told, in their order. */
    List<SourceChange> of(List<RawThing> assets) {
        return assets.stream().filter(this::isTold).map(this::upsert).toList();
    }

    private boolean isTold(RawThing asset) {
        return me.equals(asset.ownerId()) || TIMELINE.equals(asset.visibility());
    }

    private SourceChange upsert(RawThing asset) {
        String data = privacy.of(asset.json());
        String version = asset.updatedAt() + "-" + Hash.of(me.equals(asset.ownerId()) ? data : withoutStack(data));
        return SourceChange.upsert(TYPE, TYPE + "/" + asset.id(), updatedAt(asset), version, data, List.of());
    }

    /** When the server noted its last change. */
    static Instant updatedAt(RawThing asset) {
        try {
            return new IsoTime(String.valueOf(asset.updatedAt())).instant();
        } catch (IllegalArgumentException e) {
            throw new FeedException(
                    "the server told of the asset " + asset.id() + " without a time in updatedAt, but with '"
                            + asset.updatedAt() + "'",
                    e);
        }
    }

    /** A walk tells the stacks of partners, and what has changed does not. */
    private static String withoutStack(String data) {
        ObjectNode fields = (ObjectNode) Objects.requireNonNull(WireJson.tree(data), "it was read before");
        return fields.without("stack").toString();
    }
}
