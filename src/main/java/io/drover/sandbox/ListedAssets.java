package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Assets as they stand in lists: with less than what getAssetInfo says of one. */
final class ListedAssets {
    private final AssetViews views;

    ListedAssets(Profile profile) {
        this.views = new AssetViews(profile);
    }

    /** One of those that a search finds. */
    ObjectNode found(StoredAsset asset, Accounts.User owner, boolean withExif) {
        ObjectNode json = views.listed(asset, owner);
        if (!withExif) {
            json.remove("exifInfo");
        }
        return json;
    }

    /** What is in an album or a stack. */
    ArrayNode nested(Collection<StoredAsset> assets, Accounts.User owner) {
        ArrayNode json = Json.array();
        for (StoredAsset asset : assets) {
            json.add(RowTimes.in(found(asset, owner, true)));
        }
        return json;
    }
}
