package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folders that a file lies in make the names of its albums and tags. */
class NamingTest {
    private static final Path BASE = Path.of("/photos");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Holidays           | /photos/a.jpg                      | Holidays",
                "{folder}           | /photos/2024/Rome/a.jpg            | Rome",
                "{folder}           | /photos/a.jpg                      | Pictures",
                "{path}             | /photos/2024/Rome/a.jpg            | 2024/Rome",
                "{1}                | /photos/2024/Rome/a.jpg            | 2024",
                "{1}/{2}            | /photos/2024/Rome/a.jpg            | 2024/Rome",
                "{2} in {1}, {library} | /photos/2024/Rome/a.jpg         | Rome in 2024, Pictures",
                "{folder}           | '/photos/ Rome /a.jpg'             | Rome",
                "{path}             | /photos/old/phone.zip!/DCIM/a.jpg  | old/phone/DCIM",
                "{folder}           | /photos/phone.tar.gz!/a.jpg        | phone",
                "{1}                | /photos/phone.zip.001!/a.jpg       | phone",
                "{folder}           | /elsewhere/Oslo/a.jpg              | Oslo",
            })
    void a_file_goes_into_the_album_that_its_place_makes(String pattern, String file, String album) {
        assertThat(naming(pattern, "").albumsOf(Path.of(file))).containsExactly(album);
    }

    @ParameterizedTest
    @CsvSource({
        "{path},/photos/a.jpg",
        "{2},/photos/2024/a.jpg",
        "{1}/x,/elsewhere/Oslo/a.jpg",
        "{folder},'/photos/ /a.jpg'"
    })
    void a_file_for_which_a_placeholder_has_no_value_goes_into_none(String pattern, String file) {
        assertThat(naming(pattern, "").albumsOf(Path.of(file))).isEmpty();
    }

    @Test
    void composed_and_decomposed_letters_make_one_album() {
        String composed = Normalizer.normalize("Málaga", Normalizer.Form.NFC);
        String decomposed = Normalizer.normalize("Málaga", Normalizer.Form.NFD);
        Naming naming = naming("{folder}", "");

        List<String> albums = naming.albumsOf(BASE.resolve(decomposed).resolve("a.jpg"));

        assertThat(decomposed).isNotEqualTo(composed);
        assertThat(albums)
                .containsExactly(composed)
                .isEqualTo(naming.albumsOf(BASE.resolve(composed).resolve("a.jpg")));
    }

    @Test
    void each_pattern_of_the_list_makes_a_tag_and_slashes_make_levels() {
        Naming naming = naming("", "import, Places/{1}//{2} ,{3},import");

        assertThat(naming.tagsOf(Path.of("/photos/Italy/Rome/a.jpg"))).containsExactly("import", "Places/Italy/Rome");
        assertThat(naming.tagsOf(Path.of("/photos/a.jpg"))).containsExactly("import");
        assertThat(naming.albumsOf(Path.of("/photos/a.jpg"))).isEmpty();
    }

    @Test
    void nothing_is_said_of_a_file_when_nothing_is_set() {
        Naming naming = Naming.parse(null, BASE, null, null);

        assertThat(naming.albumsOf(Path.of("/photos/a.jpg"))).isEmpty();
        assertThat(naming.tagsOf(Path.of("/photos/a.jpg"))).isEmpty();
    }

    private static Naming naming(String album, String tags) {
        return Naming.parse("Pictures", BASE, album, tags);
    }
}
