package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** Puts many assets into an album or tag, or takes them out, and tells of each how it went. */
final class BulkEdit {
    private final OwnAssets ownAssets;
    private final AssetHolder holder;

    BulkEdit(OwnAssets ownAssets, AssetHolder holder) {
        this.ownAssets = ownAssets;
        this.holder = holder;
    }

    /** Puts in what is the caller's and not in yet. */
    ArrayNode put(Accounts.Caller caller, String id, List<String> assets) {
        ArrayNode results = Json.array();
        for (String asset : assets) {
            if (holder.holds(id, asset)) {
                failure(results, asset, "duplicate");
            } else if (!ownAssets.has(caller, asset)) {
                failure(results, asset, "no_permission");
            } else if (holder.put(id, asset)) {
                success(results, asset);
            } else {
                failure(results, asset, "duplicate");
            }
        }
        return results;
    }

    /** Takes out what is in. */
    ArrayNode take(String id, List<String> assets) {
        ArrayNode results = Json.array();
        for (String asset : assets) {
            if (holder.take(id, asset)) {
                success(results, asset);
            } else {
                failure(results, asset, "not_found");
            }
        }
        return results;
    }

    private static void success(ArrayNode results, String asset) {
        results.addObject().put("id", asset).put("success", true);
    }

    private static void failure(ArrayNode results, String asset, String reason) {
        results.addObject().put("id", asset).put("success", false).put("error", reason);
    }
}
