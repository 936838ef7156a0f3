package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An XMP file belongs to at most one photo, and a photo has at most one. */
class SidecarsTest {

    @ParameterizedTest
    @CsvSource({
        // photos | sidecars | photo=sidecar
        "a.jpg, a.jpg.xmp, a.jpg=a.jpg.xmp",
        "a.jpg, a.xmp, a.jpg=a.xmp",
        "a.jpg, a.xmp a.jpg.xmp, a.jpg=a.jpg.xmp",
        "A.JPG, a.XMP, A.JPG=a.XMP",
        "A.JPG, a.jpg.Xmp, A.JPG=a.jpg.Xmp",
        "a.dng a.jpg, a.xmp, a.dng=a.xmp",
        "a.dng a.jpg, a.xmp a.jpg.xmp, a.dng=a.xmp a.jpg=a.jpg.xmp",
        "a.dng a.jpg, a.dng.xmp a.jpg.xmp, a.dng=a.dng.xmp a.jpg=a.jpg.xmp",
        "a.dng a.jpg, a.dng.xmp a.xmp, a.dng=a.dng.xmp",
        "a.heic a.jpg, a.xmp, a.heic=a.xmp",
        "a.heic a.jpg, a.xmp a.heic.xmp, a.heic=a.heic.xmp a.jpg=a.xmp",
        "a.heic a.mov, a.xmp, a.heic=a.xmp",
        "a.mov, a.xmp, a.mov=a.xmp",
        "a.jpg A.jpg, A.xmp, A.jpg=A.xmp",
        "a.jpg A.jpg, a.jpg.xmp A.jpg.xmp, a.jpg=a.jpg.xmp A.jpg=A.jpg.xmp",
        "a.jpg, a.jpg.XMP a.jpg.xmp, a.jpg=a.jpg.XMP",
        "2024.01.02.jpg, 2024.01.02.xmp 2024.01.xmp, 2024.01.02.jpg=2024.01.02.xmp",
        "b.jpg, a.xmp, ''",
        // composed and decomposed
        "e\u0301.jpg, \u00e9.jpg.xmp, e\u0301.jpg=\u00e9.jpg.xmp",
        "\u00c9.JPG, e\u0301.xmp, \u00c9.JPG=e\u0301.xmp",
        "e\u0301.jpg \u00e9.jpg, \u00e9.xmp, \u00e9.jpg=\u00e9.xmp",
        "e\u0301.jpg \u00e9.jpg, \u00e9.jpg.xmp e\u0301.jpg.xmp, \u00e9.jpg=\u00e9.jpg.xmp e\u0301.jpg=e\u0301.jpg.xmp",
    })
    void a_sidecar_finds_its_photo(String photos, String sidecars, String expected) {
        Sidecars matched = Sidecars.match(FakeTarget.TYPES, names(photos), names(sidecars));

        List<String> joined = names(photos).stream()
                .filter(photo -> matched.of(photo) != null)
                .map(photo -> photo + "=" + matched.of(photo))
                .toList();
        assertThat(joined).containsExactlyInAnyOrderElementsOf(names(expected));
        assertThat(names(sidecars).stream().filter(matched::travels))
                .containsExactlyInAnyOrderElementsOf(names(photos).stream()
                        .map(matched::of)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Test
    void the_order_of_the_listing_does_not_matter() {
        Sidecars matched = Sidecars.match(FakeTarget.TYPES, List.of("a.png", "a.jpg", "a.heic"), List.of("a.xmp"));

        assertThat(matched.of("a.heic")).isEqualTo("a.xmp");
    }

    @Test
    void a_sidecar_that_stays_says_why() {
        Sidecars matched = Sidecars.match(FakeTarget.TYPES, List.of("a.jpg"), List.of("a.jpg.xmp", "a.xmp", "b.xmp"));

        assertThat(matched.reasonAlone("a.xmp")).isEqualTo("sidecar: a.jpg has a.jpg.xmp already");
        assertThat(matched.reasonAlone("b.xmp")).isEqualTo("sidecar without a photo");
    }

    private static List<String> names(String names) {
        return names.isBlank() ? List.of() : Arrays.asList(names.split(" "));
    }
}
