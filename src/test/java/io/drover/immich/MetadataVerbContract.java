package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.AssetMetadataEntry;
import io.drover.immich.api.model.BulkMetadataEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The verbs on what clients keep with assets: under one key before 2.5, under any since then. */
abstract class MetadataVerbContract extends VerbContractBase {
    private static final String KEY = "mobile-app";
    private static final Map<String, Object> VALUE = Map.of("iCloudId", "a/1");

    MetadataVerbContract(VerbStage stage) {
        super(stage);
    }

    @Test
    @Exercises({"updateAssetMetadata", "getAssetMetadata", "getAssetMetadataByKey", "deleteAssetMetadata"})
    void metadata_is_kept_by_key() throws IOException {
        String id = uploaded();

        List<AssetMetadataEntry> written = answers(
                "updateAssetMetadata",
                Map.of("assetId", id, "items", List.of(Map.of("key", KEY, "value", VALUE))),
                AssetMetadataEntry.class);

        assertThat(written)
                .singleElement()
                .satisfies(entry -> assertThat(entry.value()).isEqualTo(VALUE));
        assertThat(answers("getAssetMetadata", id, AssetMetadataEntry.class)).isEqualTo(written);
        assertThat(done("getAssetMetadataByKey", id, Map.of("CamelImmichKey", KEY))
                        .getBody(AssetMetadataEntry.class))
                .isEqualTo(written.get(0));
        done("deleteAssetMetadata", Map.of("assetId", id, "key", KEY));
        assertThat(answers("getAssetMetadata", id, AssetMetadataEntry.class)).isEmpty();
        assertThat(refused("getAssetMetadataByKey", Map.of("assetId", id, "key", KEY)))
                .contains("400", KEY, "not found");
    }

    @Test
    @Exercises({"updateAssetMetadata", "getAssetMetadata", "deleteAssetMetadata"})
    void metadata_of_what_is_not_there_is_refused() {
        Map<String, Object> item = Map.of("key", KEY, "value", VALUE);

        assertThat(refused("updateAssetMetadata", Map.of("assetId", NOWHERE, "items", List.of(item))))
                .contains("Not found or no asset.update access");
        assertThat(refused("getAssetMetadata", NOWHERE)).contains("Not found or no asset.read access");
        assertThat(refused("deleteAssetMetadata", Map.of("assetId", NOWHERE, "key", KEY)))
                .contains("Not found or no asset.update access");
    }

    @Test
    @Exercises({"updateAssetMetadata", "getAssetMetadataByKey"})
    void keys_of_any_name_are_told_apart_by_the_version() throws IOException {
        String id = uploaded();
        Map<String, Object> write =
                Map.of("assetId", id, "items", List.of(Map.of("key", "drover", "value", Map.of("n", 1))));
        if (major() == 1) {
            assertThat(refusedUnsent("updateAssetMetadata", write, Map.of()))
                    .contains("has no metadata but 'mobile-app'", "'drover'", "2.5.0");
            assertThat(refusedUnsent("getAssetMetadataByKey", id, Map.of("CamelImmichKey", "drover")))
                    .contains("has no metadata but 'mobile-app'", "'drover'", "2.5.0");
            return;
        }

        done("updateAssetMetadata", write);

        assertThat(answer("getAssetMetadataByKey", Map.of("assetId", id, "key", "drover"), AssetMetadataEntry.class)
                        .value())
                .isEqualTo(Map.of("n", 1));
    }

    @Test
    @Exercises("updateAssetMetadata")
    void a_wrong_entry_is_refused_before_it_is_sent() {
        assertThat(refusedUnsent(
                        "updateAssetMetadata",
                        Map.of("assetId", NOWHERE, "items", List.of(Map.of("key", KEY, "value", "text"))),
                        Map.of()))
                .isEqualTo("immich:updateAssetMetadata: the field items[0].value must be an object, but is 'text'");
        assertThat(refusedUnsent(
                        "updateAssetMetadata",
                        Map.of("assetId", NOWHERE, "items", List.of(Map.of("key", KEY))),
                        Map.of()))
                .contains("items[0].value", "is missing");
    }

    @Test
    @Exercises({"updateBulkAssetMetadata", "deleteBulkAssetMetadata"})
    void metadata_of_many_assets_is_written_at_once_from_2_5_on() throws IOException {
        List<String> ids = List.of(uploaded(), uploaded());
        List<Map<String, Object>> keys = ids.stream()
                .map(id -> Map.<String, Object>of("assetId", id, "key", "drover"))
                .toList();
        List<Map<String, Object>> items = ids.stream()
                .map(id -> Map.<String, Object>of("assetId", id, "key", "drover", "value", Map.of("of", id)))
                .toList();
        if (!has("updateBulkAssetMetadata")) {
            assertLacking("updateBulkAssetMetadata", items);
            assertLacking("deleteBulkAssetMetadata", keys);
            return;
        }

        List<BulkMetadataEntry> written = answers("updateBulkAssetMetadata", items, BulkMetadataEntry.class);
        List<AssetMetadataEntry> kept = answers("getAssetMetadata", ids.get(1), AssetMetadataEntry.class);
        done("deleteBulkAssetMetadata", keys);

        assertThat(written).extracting(BulkMetadataEntry::assetId).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(kept)
                .singleElement()
                .satisfies(entry -> assertThat(entry.value()).isEqualTo(Map.of("of", ids.get(1))));
        assertThat(answers("getAssetMetadata", ids.get(1), AssetMetadataEntry.class))
                .isEmpty();
        assertThat(refused(
                        "updateBulkAssetMetadata",
                        List.of(Map.of("assetId", NOWHERE, "key", "drover", "value", Map.of()))))
                .contains("Not found or no asset.update access");
    }
}
