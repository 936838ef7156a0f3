package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.BulkUploadCheckResult;
import io.drover.immich.api.model.BulkUploadCheckResults;
import io.drover.immich.api.model.ExistingAssets;
import io.drover.immich.api.model.UploadAnswer;
import io.drover.ingest.PutBackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** The verbs that send files, and that ask before whether the server has them. */
abstract class UploadVerbContract extends VerbContractBase {
    UploadVerbContract(VerbStage stage) {
        super(stage);
    }

    @Test
    @Exercises("uploadAsset")
    void a_file_becomes_an_asset_and_the_same_bytes_are_a_duplicate() throws IOException {
        Path photo = file("photo.jpg");

        Message first = done("uploadAsset", photo, Map.of("CamelImmichIsFavorite", "true"));
        UploadAnswer created = first.getBody(UploadAnswer.class);
        UploadAnswer duplicate = answer("uploadAsset", photo.toFile(), UploadAnswer.class);

        assertThat(created.status()).isEqualTo("created");
        assertThat(first.getHeader("CamelImmichAssetId")).isEqualTo(created.id());
        assertThat(duplicate.status()).isEqualTo("duplicate");
        assertThat(duplicate.id()).isEqualTo(created.id());
        assertThat(asset(created.id())).satisfies(asset -> {
            assertThat(asset.checksumHex()).isEqualTo(VerbContent.checksum(photo));
            assertThat(asset.isFavorite()).isTrue();
        });
    }

    @Test
    @Exercises("uploadAsset")
    void a_photo_is_sent_with_its_video_its_metadata_and_where_it_shows() throws IOException {
        String video = uploaded(file("live.mov"));
        String metadata = "[{\"key\": \"mobile-app\", \"value\": {\"iCloudId\": \"a/1\"}}]";

        Message message = done(
                "uploadAsset",
                file("live.jpg"),
                Map.of(
                        "CamelImmichLivePhotoVideoId", video,
                        "CamelImmichMetadata", metadata,
                        "CamelImmichVisibility", "archive"));

        Asset photo = asset(message.getBody(UploadAnswer.class).id());
        assertThat(photo.livePhotoVideoId()).isEqualTo(video);
        assertThat(photo.visibility()).isEqualTo("archive");
        assertThat(asset(video).visibility()).isEqualTo("hidden");
        assertThat(done("getAssetMetadata", photo.id()).getBody(String.class)).contains("a/1");
    }

    @Test
    @Exercises("uploadAsset")
    void a_wrong_message_is_refused_before_it_is_sent() throws IOException {
        Path photo = file("photo.jpg");

        assertThat(refusedUnsent("uploadAsset", "photo.jpg", Map.of()))
                .contains("immich:uploadAsset needs a body that is a file", "java.lang.String");
        assertThat(refusedUnsent("uploadAsset", photo, Map.of("CamelImmichVisibility", "secret")))
                .isEqualTo("the header CamelImmichVisibility is 'secret', allowed: archive, hidden, locked, timeline");
        assertThat(refusedUnsent("uploadAsset", photo, Map.of("CamelImmichLivePhotoVideoId", "abc")))
                .isEqualTo("the header CamelImmichLivePhotoVideoId must be a UUID, but is 'abc'");
    }

    @Test
    @Exercises("uploadAsset")
    void a_file_that_the_server_does_not_take_or_keeps_in_its_trash_is_refused() throws IOException {
        Path trashed = file("trashed.jpg");
        done("deleteAssets", List.of(uploaded(trashed)));

        assertThat(refused("uploadAsset", trashed)).contains("in its trash");
        assertThat(refused("uploadAsset", file("notes.txt"))).contains("the file is rejected", "notes.txt");
    }

    @Test
    @Exercises("checkBulkUpload")
    void checksums_tell_which_files_the_server_has() throws IOException {
        Path held = file("held.jpg");
        String id = uploaded(held);

        Message one = done("checkBulkUpload", null, Map.of("CamelImmichChecksum", VerbContent.checksum(held)));
        List<BulkUploadCheckResult> two = answer(
                        "checkBulkUpload",
                        List.of(
                                Map.of("id", "new", "checksum", "0".repeat(40)),
                                Map.of(
                                        "id",
                                        "old",
                                        "checksum",
                                        VerbContent.checksum(held).toUpperCase())),
                        BulkUploadCheckResults.class)
                .results();
        Message file = done("checkBulkUpload", held);

        assertThat(one.getHeader("CamelImmichAction")).isEqualTo("reject");
        assertThat(one.getHeader("CamelImmichAssetId")).isEqualTo(id);
        assertThat(two).extracting(BulkUploadCheckResult::action).containsExactly("accept", "reject");
        assertThat(two.get(1).assetId()).isEqualTo(id);
        assertThat(file.getHeader("CamelImmichAssetId")).isEqualTo(id);
        done("deleteAssets", List.of(id));
        assertThat(answer("checkBulkUpload", held, BulkUploadCheckResults.class)
                        .results()
                        .get(0)
                        .isTrashed())
                .isTrue();
    }

    @Test
    @Exercises("checkBulkUpload")
    void more_checksums_than_a_call_takes_are_asked_in_several_calls_and_none_in_none() {
        List<Map<String, String>> items = IntStream.range(0, 5_001)
                .mapToObj(i -> Map.of("id", "n" + i, "checksum", String.format("%040x", i)))
                .toList();

        assertThat(answer("checkBulkUpload", List.of(), BulkUploadCheckResults.class)
                        .results())
                .isEmpty();
        assertThat(requests()).isEmpty();
        assertThat(answer("checkBulkUpload", items, BulkUploadCheckResults.class)
                        .results())
                .hasSize(5_001)
                .extracting(BulkUploadCheckResult::id)
                .startsWith("n0")
                .endsWith("n5000");
        assertThat(requests("checkBulkUpload")).isEqualTo(2);
        assertThat(refusedUnsent("checkBulkUpload", null, Map.of("CamelImmichChecksum", "md5")))
                .contains("is 'md5', allowed: a SHA-1 as 40 hex digits");
    }

    @Test
    @Exercises("uploadAsset")
    void a_file_that_is_not_there_is_an_error() throws IOException {
        Path photo = file("gone.jpg");
        Files.delete(photo);

        assertThat(refusal("uploadAsset", photo)).hasMessageContaining("gone.jpg");
        assertThat(requests("uploadAsset")).isZero();
    }

    @Test
    void files_wait_for_a_key_that_may_send_them_and_are_put_back() throws IOException {
        Exchange uploading = stage().sendImpatient("uploadAsset", file("a.jpg"), Map.of());

        assertThat(uploading.getException())
                .isInstanceOf(PutBackException.class)
                .hasMessageContaining("Missing required permission: asset.upload");
    }

    @Test
    @Exercises("checkExistingAssets")
    void what_drover_sent_is_known_by_its_device_s_names_in_every_version() throws IOException {
        Path photo = file("known.jpg");
        uploaded(photo);
        String unknown = "0".repeat(40);

        ExistingAssets existing = answer(
                "checkExistingAssets",
                Map.of("deviceId", "drover", "deviceAssetIds", List.of(VerbContent.checksum(photo), unknown)),
                ExistingAssets.class);

        assertThat(existing.existingIds()).containsExactly(VerbContent.checksum(photo));
        assertThat(requests("checkExistingAssets")).isEqualTo(major() < 3 ? 1 : 0);
    }

    @Test
    @Exercises("getAllUserAssetsByDeviceId")
    void what_a_device_has_is_told_before_3() throws IOException {
        Path photo = file("device.jpg");
        uploaded(photo);
        if (!has("getAllUserAssetsByDeviceId")) {
            assertLacking("getAllUserAssetsByDeviceId", Map.of("deviceId", "drover"));
            return;
        }

        assertThat(answers("getAllUserAssetsByDeviceId", Map.of("deviceId", "drover"), String.class))
                .contains(VerbContent.checksum(photo));
        assertThat(answers("getAllUserAssetsByDeviceId", Map.of("deviceId", "nobody's"), String.class))
                .isEmpty();
    }
}
