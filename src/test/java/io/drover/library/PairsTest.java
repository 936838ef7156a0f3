package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A still and a video of one name may be a live photo: one still, one video, whatever else has the name. */
class PairsTest {

    @Test
    void a_still_and_a_video_of_the_same_name_are_a_pair_whatever_the_case() {
        Pairs pairs = Pairs.match(List.of("IMG_1.HEIC", "img_1.mov", "IMG_2.HEIC", "IMG_3.MOV"));

        assertThat(pairs.videoOf("IMG_1.HEIC")).isEqualTo("img_1.mov");
        assertThat(pairs.stillOf("img_1.mov")).isEqualTo("IMG_1.HEIC");
        assertThat(pairs.partnerOf("IMG_2.HEIC")).isNull();
        assertThat(pairs.partnerOf("IMG_3.MOV")).isNull();
    }

    @Test
    void of_several_stills_heic_comes_first_and_of_several_videos_mov() {
        Pairs pairs = Pairs.match(List.of("a.jpg", "a.JPEG", "a.heic", "a.mp4", "a.mov"));

        assertThat(pairs.partnerOf("a.heic")).isEqualTo("a.mov");
        assertThat(pairs.partnerOf("a.mov")).isEqualTo("a.heic");
        assertThat(List.of("a.jpg", "a.JPEG", "a.mp4"))
                .allSatisfy(name -> assertThat(pairs.partnerOf(name)).isNull());
    }

    @Test
    void a_pair_counts_among_names_that_are_both_asked_for() {
        Pairs pairs = Pairs.match(List.of("a.jpg", "a.mov", "b.jpg", "b.mov"));

        Pairs some = pairs.among(Set.of("a.jpg", "a.mov", "b.jpg"));

        assertThat(some.partnerOf("a.jpg")).isEqualTo("a.mov");
        assertThat(some.partnerOf("b.jpg")).isNull();
    }
}
