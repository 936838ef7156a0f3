package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.SearchResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The verbs that find assets. */
abstract class SearchVerbContract extends VerbContractBase {
    SearchVerbContract(VerbStage stage) {
        super(stage);
    }

    @Test
    @Exercises("searchAssets")
    void assets_are_found_by_what_is_known_of_them_and_page_by_page() throws IOException {
        String name = UUID.randomUUID().toString();
        Path photo = file(name + "-1.jpg");
        String one = uploaded(photo);
        String other = uploaded(file(name + "-2.jpg"));

        SearchResults first = answer("searchAssets", Map.of("originalFileName", name, "size", 1), SearchResults.class);
        SearchResults second =
                answer("searchAssets", Map.of("originalFileName", name, "size", 1, "page", 2), SearchResults.class);

        assertThat(List.of(
                        first.assets().items().get(0).id(),
                        second.assets().items().get(0).id()))
                .containsExactlyInAnyOrder(one, other);
        assertThat(first.assets().nextPage()).isEqualTo("2");
        assertThat(second.assets().nextPage()).isNull();
        assertThat(found(Map.of("checksum", VerbContent.checksum(photo)))).containsExactly(one);
        assertThat(found(Map.of("assetId", other))).containsExactly(other);
        assertThat(found(Map.of("assetId", NOWHERE))).isEmpty();
    }

    @Test
    @Exercises("searchAssets")
    void trashed_assets_are_found_where_they_are_asked_for() throws IOException {
        String id = uploaded();
        done("deleteAssets", List.of(id));

        assertThat(found(Map.of("assetId", id))).isEmpty();
        assertThat(found(Map.of("assetId", id, "withDeleted", true))).containsExactly(id);
    }

    @Test
    @Exercises("searchAssets")
    void a_wrong_filter_is_refused_before_it_is_sent() {
        assertThat(refusedUnsent("searchAssets", Map.of("takenAfter", "yesterday"), Map.of()))
                .contains("the field takenAfter", "'yesterday'", "ISO 8601");
        assertThat(refusedUnsent("searchAssets", null, Map.of("CamelImmichPage", "two")))
                .isEqualTo("the header CamelImmichPage must be a whole number, but is 'two'");
    }

    @Test
    @Exercises("searchAssets")
    void a_filter_that_the_version_lacks_is_refused_before_it_is_sent() {
        if (major() == 1) {
            assertThat(refusedUnsent("searchAssets", Map.of("ocr", "sea"), Map.of()))
                    .contains("ocr", stage().version().toString(), "2.2.0");
        } else if (major() >= 3) {
            assertThat(refusedUnsent("searchAssets", Map.of("deviceId", "drover"), Map.of()))
                    .contains("deviceId", stage().version().toString(), "3.0.0");
        } else {
            assertThat(found(Map.of("assetId", NOWHERE, "deviceId", "drover"))).isEmpty();
        }
    }

    @Test
    @Exercises("searchAssets")
    void the_locked_folder_is_this_message_s_error() {
        assertThat(refused("searchAssets", Map.of("visibility", "locked")))
                .contains("401", "Elevated permission is required");
    }

    @Test
    @Exercises("searchRandom")
    void assets_that_fit_are_picked_at_random() throws IOException {
        String id = uploaded();
        done("updateAsset", Map.of("assetId", id, "isFavorite", true, "rating", 2));

        List<Asset> picked =
                answers("searchRandom", Map.of("isFavorite", true, "rating", 2, "size", 1_000), Asset.class);

        assertThat(picked).extracting(Asset::id).contains(id);
        assertThat(picked).allMatch(Asset::isFavorite);
        assertThat(refusedUnsent("searchRandom", Map.of("size", "all"), Map.of()))
                .isEqualTo("immich:searchRandom: the field size must be a whole number, but is 'all'");
    }

    private List<String> found(Map<String, Object> search) {
        return answer("searchAssets", search, SearchResults.class).assets().items().stream()
                .map(Asset::id)
                .toList();
    }
}
