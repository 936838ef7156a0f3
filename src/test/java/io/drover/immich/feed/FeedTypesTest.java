package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.feed.FeedException;
import io.drover.immich.api.model.ServerVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server is asked for what it has, in its newest form, and for nothing else. */
class FeedTypesTest {
    private static final ServerVersion V1_135 = new ServerVersion(1, 135, 3);
    private static final ServerVersion V2_7 = new ServerVersion(2, 7, 5);
    private static final ServerVersion V3_1 = new ServerVersion(3, 1, 0);

    private static List<String> requests(String option, ServerVersion version) {
        return FeedTypes.parse(option).requests(version);
    }

    @Test
    void groups_become_the_types_of_the_version() {
        assertThat(requests("assets, exif", V2_7)).containsExactly("AssetExifsV1", "AssetsV1");
        assertThat(requests("assets,exif", V3_1)).containsExactly("AssetExifsV1", "AssetsV2");
        assertThat(requests("faces", new ServerVersion(2, 5, 0))).containsExactly("AssetFacesV1");
        assertThat(requests("faces", V2_7)).containsExactly("AssetFacesV2");
        assertThat(requests("albums", V3_1)).containsExactly("AlbumsV2");
        assertThat(requests("album-assets", V3_1))
                .containsExactly("AlbumAssetExifsV1", "AlbumAssetsV2", "AlbumToAssetsV1");
        assertThat(requests("partners", V1_135))
                .containsExactly("PartnerAssetExifsV1", "PartnerAssetsV1", "PartnersV1");
        assertThat(requests("users", V2_7)).containsExactly("AuthUsersV1", "UsersV1");
    }

    @Test
    void names_of_immich_mean_their_newest_form() {
        assertThat(requests("AssetsV1", V3_1)).containsExactly("AssetsV2");
        assertThat(requests("AssetsV2", V2_7)).containsExactly("AssetsV1");
        assertThat(requests("Users", V3_1)).containsExactly("UsersV1");
    }

    @Test
    void everything_is_what_the_version_has_each_in_one_form() {
        assertThat(requests("", V1_135))
                .containsExactly(
                        "AlbumUsersV1",
                        "AlbumsV1",
                        "AssetExifsV1",
                        "AssetsV1",
                        "PartnerAssetExifsV1",
                        "PartnerAssetsV1",
                        "PartnersV1",
                        "UsersV1");
        assertThat(FeedTypes.parse(null).requests(V3_1))
                .hasSize(22)
                .contains("AssetsV2", "AlbumsV2", "AssetFacesV2", "AssetOcrV1")
                .doesNotContain("AssetsV1", "AlbumsV1", "AssetFacesV1");
    }

    @Test
    void what_the_version_lacks_is_left_out_unless_nothing_is_left() {
        assertThat(requests("assets,ocr", V2_7)).containsExactly("AssetsV1");
        assertThatThrownBy(() -> requests("ocr", V2_7))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("Immich 2.7.5 tells nothing of types=AssetOcr; it tells AlbumAssetExifsV1, ");
    }

    @Test
    void the_words_do_not_depend_on_order_or_form() {
        assertThat(FeedTypes.parse("exif,assets").words())
                .isEqualTo(FeedTypes.parse("AssetsV2, AssetExifsV1").words())
                .isEqualTo("AssetExifs,Assets");
        assertThat(FeedTypes.parse(" ").words()).isEqualTo("all");
    }

    @Test
    void a_wrong_name_is_told_with_what_is_allowed() {
        assertThatThrownBy(() -> FeedTypes.parse("asets"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("types holds 'asets', which is not known; did you mean assets? allowed: album-assets,"
                        + " album-users, albums, assets, edits, exif, faces, memories, metadata, ocr, partners, people,"
                        + " stacks, user-metadata, users, or Immich's names such as AssetsV2");
        assertThatThrownBy(() -> FeedTypes.parse("assets,,exif"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("types holds '', which is not known; ");
        assertThatThrownBy(() -> FeedTypes.parse("tags"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "types cannot hold tags: no version of Immich tells them in its stream; allowed: ");
    }
}
