package io.drover.immich.api;

import io.drover.http.WireJson;
import io.drover.immich.api.ApiOperation.Replacement;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.GetRandom;
import io.drover.immich.api.model.SearchRandom;
import java.util.List;
import java.util.Map;

/** Servers since 3.0 pick assets at random by searching; only the timeline, because hidden ones would be found too. */
final class RandomBySearch {
    static final Replacement<GetRandom, List<Asset>> REPLACEMENT = new Replacement<>(
            "searchRandom in the timeline, for at most 1,000 assets", List.of("asset.read"), RandomBySearch::pick);

    private static final int MOST = 1_000;

    private RandomBySearch() {}

    private static List<Asset> pick(ImmichClient client, GetRandom request) {
        int count = request.count() == null ? 1 : request.count();
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "getRandom: count must be 1 to " + MOST + " on Immich " + client.version() + ", but is " + count);
        }
        SearchRandom search =
                WireJson.record(Map.of("size", count, "visibility", "timeline", "withExif", true), SearchRandom.class);
        return client.call(SearchOperations.SEARCH_RANDOM, search);
    }
}
