package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.immich.api.model.MetadataItem;
import io.drover.immich.api.model.UploadAsset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of a file that is sent goes out in the form that the server's version takes. */
class UploadFieldsTest {
    private static final String VIDEO = "3f0f6a3c-8b1c-4c1e-9d59-0a5b8f3d2a11";

    @Test
    void each_option_is_a_field() {
        UploadAsset options =
                new UploadAsset(true, "archive", VIDEO, List.of(new MetadataItem("client", Map.of("a", 1))));

        assertThat(UploadFields.of(options, Versions.V3_0))
                .containsExactly(
                        Map.entry("isFavorite", "true"),
                        Map.entry("visibility", "archive"),
                        Map.entry("livePhotoVideoId", VIDEO),
                        Map.entry("metadata", "[{\"key\":\"client\",\"value\":{\"a\":1}}]"));
    }

    @Test
    void what_is_not_said_is_not_sent_and_neither_is_an_empty_list() {
        assertThat(UploadFields.of(UploadAsset.PLAIN, Versions.V1_140)).isEmpty();
        assertThat(UploadFields.of(new UploadAsset(null, null, null, List.of()), Versions.V1_140))
                .isEmpty();
    }

    @Test
    void metadata_that_the_version_does_not_take_is_refused() {
        UploadAsset options = new UploadAsset(null, null, null, List.of(new MetadataItem("client", Map.of())));

        assertThatThrownBy(() -> UploadFields.of(options, Versions.V1_139))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("uploadAsset: metadata came with Immich 1.140.0, the server is 1.139.0");
        assertThatThrownBy(() -> UploadFields.of(options, Versions.V1_141))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the metadata key 'client'")
                .hasMessageEndingWith("allowed before 2.5.0: mobile-app");
    }
}
