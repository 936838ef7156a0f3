package io.drover.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name from a server cannot leave its folder, and can be made. */
class SafeFileNameTest {
    @ParameterizedTest
    @CsvSource({
        "a.jpg, a.jpg",
        "../../etc/passwd, passwd",
        "C:\\pictures\\a.jpg, a.jpg",
        "/a.jpg, a.jpg",
        "..jpg, ..jpg",
        ".hidden, .hidden",
        "' a b.jpg ', a b.jpg",
        "日本 ä.jpg, 日本 ä.jpg",
    })
    void a_name_stays_in_its_folder(String name, String safe) {
        assertThat(SafeFileName.of(name)).isEqualTo(safe);
    }

    @Test
    void control_characters_go() {
        assertThat(SafeFileName.of("a\n\u0000b\u007f\u0085\u2028\ud800.jpg")).isEqualTo("ab.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "/", "a/", "a/..", "\\", "\n", "  "})
    void what_is_no_name_is_none(String name) {
        assertThat(SafeFileName.of(name)).isNull();
        assertThat(SafeFileName.of(null)).isNull();
    }

    @Test
    void a_long_name_is_cut_in_front_of_its_extension_and_between_characters() {
        String safe = SafeFileName.of("😀".repeat(100) + ".jpeg");

        assertThat(safe).isEqualTo("😀".repeat(62) + ".jpeg");
        assertThat(SafeFileName.of("x".repeat(300))).hasSize(255);
        assertThat(SafeFileName.of("a." + "ä".repeat(200))).isEqualTo("a." + "ä".repeat(126));
    }
}
