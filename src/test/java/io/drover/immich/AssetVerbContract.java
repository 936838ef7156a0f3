package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.Album;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.AssetStatistics;
import io.drover.immich.api.model.GetRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The verbs that tell of assets, change them, and remove them. */
abstract class AssetVerbContract extends VerbContractBase {
    AssetVerbContract(VerbStage stage) {
        super(stage);
    }

    @Test
    @Exercises("getAssetInfo")
    void an_asset_is_read_by_its_id() throws IOException {
        Path photo = file("holiday.jpg");
        String id = uploaded(photo);

        Message message = done("getAssetInfo", null, Map.of("CamelImmichAssetId", id));

        assertThat(message.getBody(Asset.class)).satisfies(asset -> {
            assertThat(asset.originalFileName()).isEqualTo("holiday.jpg");
            assertThat(asset.checksumHex()).isEqualTo(VerbContent.checksum(photo));
            assertThat(asset.isTrashed()).isFalse();
        });
        assertThat(message.getHeader("CamelImmichAssetId")).isEqualTo(id);
        assertThat(refused("getAssetInfo", NOWHERE)).contains("400", "Not found or no asset.read access");
    }

    @Test
    @Exercises("getAssetStatistics")
    void assets_are_counted() throws IOException {
        String id = uploaded();
        int all = answer("getAssetStatistics", null, AssetStatistics.class).total();
        int favourites = favourites();

        done("updateAsset", Map.of("assetId", id, "isFavorite", true));

        assertThat(all).isPositive();
        assertThat(favourites()).isEqualTo(favourites + 1);
        assertThat(refusedUnsent("getAssetStatistics", null, Map.of("CamelImmichIsFavorite", "perhaps")))
                .isEqualTo("the header CamelImmichIsFavorite must be true or false, but is 'perhaps'");
    }

    private int favourites() {
        return answer("getAssetStatistics", Map.of("isFavorite", true), AssetStatistics.class)
                .total();
    }

    @Test
    @Exercises("getRandom")
    void assets_are_picked_at_random_in_every_version() throws IOException {
        uploaded();
        uploaded();

        List<Asset> picked = answers("getRandom", new GetRandom(2), Asset.class);

        assertThat(picked).hasSize(2).extracting(Asset::id).doesNotHaveDuplicates();
        assertThat(requests("getRandom")).isEqualTo(major() < 3 ? 1 : 0);
        assertThat(requests("searchRandom")).isEqualTo(major() < 3 ? 0 : 1);
        assertThat(answers("getRandom", null, Asset.class)).hasSize(1);
        assertThat(refusedUnsent("getRandom", null, Map.of("CamelImmichCount", "many")))
                .isEqualTo("the header CamelImmichCount must be a whole number, but is 'many'");
    }

    @Test
    @Exercises("updateAsset")
    void an_asset_is_changed_and_the_rest_of_it_stays() throws IOException {
        String id = uploaded();

        done("updateAsset", Map.of("assetId", id, "description", "sea", "rating", 3, "isFavorite", true));
        Asset changed = done("updateAsset", id, Map.of("CamelImmichLatitude", "1.5", "CamelImmichLongitude", 2.5))
                .getBody(Asset.class);

        assertThat(changed.isFavorite()).isTrue();
        assertThat(changed.exifInfo())
                .containsEntry("description", "sea")
                .containsEntry("rating", 3)
                .containsEntry("latitude", 1.5)
                .containsEntry("longitude", 2.5);
        assertThat(refused("updateAsset", Map.of("assetId", NOWHERE, "isFavorite", true)))
                .contains("Not found or no asset.update access");
    }

    @Test
    @Exercises("updateAsset")
    void stars_are_taken_off_by_zero_and_by_null_in_every_version() throws IOException {
        String id = uploaded();

        done("updateAsset", Map.of("assetId", id, "rating", 4));
        Asset byZero = answer("updateAsset", Map.of("assetId", id, "rating", 0), Asset.class);
        done("updateAsset", Map.of("assetId", id, "rating", 4));
        Asset byNull = answer("updateAsset", "{\"assetId\": \"" + id + "\", \"rating\": null}", Asset.class);

        assertThat(byZero.exifInfo()).extractingByKey("rating").isIn(0, null);
        assertThat(byNull.exifInfo()).extractingByKey("rating").isEqualTo(rating(byZero));
    }

    private static @Nullable Object rating(Asset asset) {
        return Objects.requireNonNull(asset.exifInfo()).get("rating");
    }

    @Test
    @Exercises("updateAsset")
    void a_wrong_change_is_refused_before_it_is_sent() throws IOException {
        String id = uploaded();

        assertThat(refusedUnsent("updateAsset", Map.of("assetId", id, "rating", "five"), Map.of()))
                .isEqualTo("immich:updateAsset: the field rating must be a whole number, but is 'five'");
        assertThat(refusedUnsent("updateAsset", id, Map.of("CamelImmichDateTimeOriginal", "2018-05-06")))
                .contains("dateTimeOriginal", "'2018-05-06'", "ISO 8601");
        sendsWrong();
        assertThat(refused("updateAsset", Map.of("assetId", id, "rating", 9))).contains("400", "rating");
    }

    @Test
    @Exercises("updateAssets")
    void many_assets_are_changed_and_one_that_is_not_there_is_told_alone() throws IOException {
        List<String> ids = List.of(uploaded(), NOWHERE, "abc", uploaded());

        Message message = done("updateAssets", ids, Map.of("CamelImmichIsFavorite", true));

        assertThat(outcomes(message))
                .containsExactly(
                        "done",
                        "Not found or no asset.update access",
                        "not a UUID of version 4, as all of Immich's ids are",
                        "done");
        assertThat(message.getHeader("CamelImmichFailed")).isEqualTo(2);
        assertThat(asset(ids.get(0)).isFavorite()).isTrue();
        assertThat(asset(ids.get(3)).isFavorite()).isTrue();
    }

    @Test
    @Exercises({"updateAssets", "deleteAssets", "runAssetJobs", "restoreAssets"})
    void no_assets_are_no_call() {
        for (String verb : List.of("updateAssets", "deleteAssets", "restoreAssets")) {
            assertThat(outcomes(done(verb, List.of()))).isEmpty();
            assertThat(requests(verb)).isZero();
        }
        assertThat(outcomes(done("runAssetJobs", Map.of("assetIds", List.of(), "name", "refresh-metadata"))))
                .isEmpty();
        assertThat(requests("runAssetJobs")).isZero();
    }

    @Test
    @Exercises("updateAssets")
    void an_asset_that_is_named_often_is_asked_for_once() throws IOException {
        String id = uploaded();

        Message message =
                done("updateAssets", Collections.nCopies(2_001, id), Map.of("CamelImmichDescription", "many"));

        assertThat(outcomes(message)).containsExactly("done");
        assertThat(requests("updateAssets")).isEqualTo(1);
    }

    @Test
    @Exercises("copyAsset")
    void an_asset_is_brought_to_where_another_is_from_2_2_on() throws IOException {
        String source = uploaded();
        String target = uploaded();
        Map<String, Object> copy = Map.of("sourceId", source, "targetId", target);
        if (!has("copyAsset")) {
            assertLacking("copyAsset", copy);
            return;
        }
        String album = answer("createAlbum", Map.of("albumName", "copy", "assetIds", List.of(source)), Album.class)
                .id();
        removedLater(album, "deleteAlbum");

        done("copyAsset", copy);

        assertThat(answers("getAllAlbums", Map.of("assetId", target), Album.class))
                .extracting(Album::id)
                .containsExactly(album);
        assertThat(refused("copyAsset", Map.of("sourceId", NOWHERE, "targetId", target)))
                .contains("Not found or no asset.copy access");
        assertThat(refusedUnsent("copyAsset", Map.of("sourceId", source), Map.of()))
                .contains("needs targetId", "CamelImmichTargetId");
    }

    @Test
    @Exercises("deleteAssets")
    void assets_go_into_the_trash_or_for_good_and_one_that_is_not_there_is_told_alone() throws IOException {
        String trashed = uploaded();
        String removed = uploaded();

        Message message = done("deleteAssets", List.of(trashed, NOWHERE));
        done("deleteAssets", Map.of("assetIds", List.of(removed), "force", true));

        assertThat(outcomes(message)).containsExactly("done", "Not found or no asset.delete access");
        assertThat(asset(trashed).isTrashed()).isTrue();
        eventually(() -> send("getAssetInfo", removed, Map.of()).getException() instanceof RefusedException);
        assertThat(refusedUnsent("deleteAssets", List.of(trashed), Map.of("CamelImmichForce", "very")))
                .isEqualTo("the header CamelImmichForce must be true or false, but is 'very'");
    }

    @Test
    @Exercises("runAssetJobs")
    void jobs_run_for_assets_and_one_that_is_not_there_is_told_alone() throws IOException {
        String id = uploaded();

        Message message = done("runAssetJobs", List.of(id, NOWHERE), Map.of("CamelImmichName", "refresh-metadata"));

        assertThat(outcomes(message)).containsExactly("done", "Not found or no asset.update access");
        sendsWrong();
        assertThat(refused("runAssetJobs", Map.of("assetIds", List.of(id), "name", "bogus")))
                .contains("400", "name");
    }
}
