package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.SearchAssets;
import io.drover.immich.api.model.SearchRandom;
import io.drover.immich.api.model.SearchResults;
import java.util.List;

/** The operations that find assets. */
public final class SearchOperations {
    private static final OperationRows ROWS = new OperationRows(Group.SEARCH);

    public static final ApiOperation<SearchAssets, SearchResults> SEARCH_ASSETS = ROWS.post(
                    "searchAssets",
                    "Finds assets by what is known of them, page by page",
                    "/search/metadata",
                    SearchAssets.class)
            .since("ocr", Versions.V2_2)
            .until("deviceId", Versions.V3_0)
            .until("deviceAssetId", Versions.V3_0)
            .permission("asset.read", Versions.V1_137)
            .named("id", "assetId")
            .notes(
                    "Without visibility it finds the timeline, and since 3.0 archive and hidden assets too",
                    "Trashed assets are found only with withDeleted, locked ones only in an elevated session")
            .gives(SearchResults.class);

    public static final ApiOperation<SearchRandom, List<Asset>> SEARCH_RANDOM = ROWS.post(
                    "searchRandom", "Picks assets at random among those that fit", "/search/random", SearchRandom.class)
            .since("ocr", Versions.V2_2)
            .until("deviceId", Versions.V3_0)
            .permission("asset.read", Versions.V1_137)
            .givesList(Asset.class);

    private SearchOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}
