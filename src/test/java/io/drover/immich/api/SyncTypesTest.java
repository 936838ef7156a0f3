package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.WireJson;
import io.drover.immich.api.model.GetSyncStream;
import io.drover.immich.api.model.ServerVersion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server is not asked for kinds that it refuses, or that make its stream hang. */
class SyncTypesTest {
    private static void check(String version, String types) {
        String[] numbers = version.split("\\.");
        SyncTypes.check(
                SyncOperations.GET_SYNC_STREAM,
                new ServerVersion(
                        Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2])),
                WireJson.object(new GetSyncStream(List.of(types.split(" ")), null)));
    }

    @ParameterizedTest
    @CsvSource({
        "1.135.3, AssetsV1 AlbumsV1 UsersV1",
        "2.5.6, AssetFacesV1 PartnerAssetsV1 AlbumAssetsV1",
        "2.7.5, AssetFacesV1 AssetFacesV2",
        "3.1.0, AssetsV2 AlbumAssetsV2 PartnerAssetsV2 AssetFacesV2 AlbumsV1 AlbumsV2 AssetExifsV1",
        "4.0.0, SomethingNewV3",
    })
    void taken(String version, String types) {
        assertThatCode(() -> check(version, types)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "3.0.0, AssetsV1, AssetsV2",
        "3.1.0, UsersV1 AlbumAssetsV1, AlbumAssetsV2",
        "3.1.0, PartnerAssetsV1, PartnerAssetsV2",
        "3.1.0, AssetFacesV1, AssetFacesV2",
        "2.7.5, AssetsV2, AssetsV1",
        "2.7.5, AlbumsV2, AlbumsV1",
        "2.5.6, AssetFacesV2, AssetFacesV1",
    })
    void refused(String version, String types, String advice) {
        assertThatThrownBy(() -> check(version, types))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Immich " + version + " does not send ")
                .hasMessageContaining(advice);
    }
}
