package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A glob without a slash is about a name, one with a slash about the path below the root. */
class GlobsTest {
    private static final Path ROOT = Path.of("/photos");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.tmp | a.tmp | true",
                "*.tmp | deep/er/a.tmp | true",
                "*.tmp | a.TMP | false",
                "*.jpg,*.png | deep/a.png | true",
                "*.{jpg,png} | deep/a.png | true",
                "private | private | true",
                "private/ | 2024/private | true",
                "/private | 2024/private | false",
                "2024/* | 2024/a.jpg | true",
                "2024/* | 2024/05/a.jpg | false",
                "2024/** | 2024/05/a.jpg | true",
                "**/raw/* | raw/a.jpg | true",
                "**/raw/* | a/b/raw/a.jpg | true",
                "2024/**/a.jpg | 2024/a.jpg | true",
                "2024/**/a.jpg | 2024/05/06/a.jpg | true",
                "2024/**/a.jpg | 2023/a.jpg | false",
                "caf\u00e9/* | cafe\u0301/a.jpg | true",
                "*e\u0301.jpg | deep/caf\u00e9.jpg | true",
                "🎉*.jpg | Zoë/🎉 1.jpg | true",
            })
    void a_glob_matches(String glob, String path, boolean expected) {
        Globs globs = Globs.parse("include", glob);

        assertThat(globs.match(ROOT, ROOT.resolve(path)) != null).isEqualTo(expected);
    }

    @Test
    void the_glob_that_matched_is_named() {
        Globs globs = Globs.parse("exclude", "*.png, *.jpg");

        assertThat(globs.match(ROOT, ROOT.resolve("a.jpg"))).isEqualTo("*.jpg");
    }

    @Test
    void a_wrong_glob_is_refused_with_its_option_and_the_reason() {
        assertThatThrownBy(() -> Globs.parse("include", "*.jpg,[a-"))
                .isInstanceOf(LibraryException.class)
                .hasMessageStartingWith("include: '[a-' is not a glob: ");
    }
}
