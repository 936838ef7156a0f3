package io.drover.livephoto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which halves belong together: by Apple's identifier, else by name, folder and time; one still, one video. */
class FamilyTest {
    private static final Instant TIME = Instant.parse("2024-05-01T08:00:00Z");

    @Test
    void the_same_identifier_is_enough() {
        assertThat(half("/a/1.heic", "X", null).belongsTo(half("/b/2.mov", "X", TIME)))
                .isTrue();
    }

    @Test
    void different_identifiers_are_too_much() {
        assertThat(half("/a/1.heic", "X", TIME).belongsTo(half("/a/1.mov", "Y", TIME)))
                .isFalse();
    }

    @Test
    void without_two_identifiers_name_folder_and_time_must_agree() {
        Half still = half("/a/IMG_1.heic", "X", TIME);

        assertThat(still.belongsTo(half("/a/img_1.MOV", null, TIME.minusSeconds(3))))
                .isTrue();
        assertThat(still.belongsTo(half("/a/img_1.MOV", null, TIME.minusMillis(3_001))))
                .isFalse();
        assertThat(still.belongsTo(half("/a/img_1.MOV", null, null))).isFalse();
        assertThat(still.belongsTo(half("/b/img_1.MOV", null, TIME))).isFalse();
        assertThat(still.belongsTo(half("/a/img_2.MOV", null, TIME))).isFalse();
    }

    @Test
    void two_stills_are_no_live_photo() {
        assertThat(half("/a/1.heic", "X", TIME).belongsTo(half("/a/1.jpg", "X", TIME)))
                .isFalse();
    }

    @Test
    void the_same_identifier_goes_before_the_same_name_and_heic_before_jpeg() {
        Half video = half("/a/1.mov", "X", TIME);
        Half named = half("/a/1.heic", null, TIME);
        Half jpeg = half("/b/0.jpg", "X", null);
        Half heic = half("/b/9.heic", "X", null);

        assertThat(new Family(List.of(named, jpeg, heic)).partnerOf(video)).contains(heic);
        assertThat(new Family(List.of(named, jpeg)).partnerOf(video)).contains(jpeg);
        assertThat(new Family(List.of(named)).partnerOf(video)).contains(named);
    }

    @Test
    void a_video_that_moves_another_still_is_left_to_it() {
        Half still = half("/a/1.heic", "X", TIME);
        Half video = half("/a/1.mov", "X", TIME).joinedWith(still.assetId());
        Half copy = half("/a/1.jpg", "X", TIME);

        assertThat(new Family(List.of(still, video, copy)).partnerOf(copy)).isEmpty();
        assertThat(new Family(List.of(still, video, copy)).partnerOf(still)).contains(video);
        assertThat(new Family(List.of(video, copy)).partnerOf(copy))
                .describedAs("the still that it moved is not known any more")
                .contains(video);
    }

    @Test
    void names_are_compared_without_case_and_composition() {
        assertThat(HalfPlace.key("Caf\u00c9.JPG")).isEqualTo(HalfPlace.key("cafe\u0301.MOV"));
        assertThat(HalfPlace.key("a.b.jpg")).isEqualTo("a.b");
        assertThat(HalfPlace.key("none")).isEqualTo("none");
    }

    @Test
    void other_kinds_of_files_are_no_halves() {
        assertThat(HalfKind.of("a.png")).isNull();
        assertThat(HalfKind.of("a.MP4")).isEqualTo(HalfKind.VIDEO);
        assertThat(HalfKind.of("a.Heic")).isEqualTo(HalfKind.STILL);
    }

    private static Half half(String path, @Nullable String contentId, @Nullable Instant captured) {
        HalfKind kind = Objects.requireNonNull(HalfKind.of(path));
        return new Half(HalfPlace.of(Path.of(path)), kind, contentId, captured, "asset of " + path, null);
    }
}
