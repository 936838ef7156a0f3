package io.drover.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes from elsewhere lies in the spool folder, whatever it is called, and only whole. */
class SpoolTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    inbox/2024/a.jpg        | a.jpg
                    ../../etc/passwd        | passwd
                    /etc/passwd             | passwd
                    inbox/..                | unnamed
                    inbox/.                 | unnamed
                    inbox/                  | unnamed
                    C:\\photos\\a.jpg       | a.jpg
                    file:/a?b=c.jpg         | a_b=c.jpg
                    http://x/${bean:b}.jpg  | ${bean_b}.jpg
                    """)
    void a_name_chooses_no_folder(String name, String file) {
        Path place = spool().place("route", name);

        assertThat(place).isEqualTo(place.normalize());
        assertThat(place.getFileName()).hasToString(file);
        assertThat(place.resolve("../..").normalize()).isEqualTo(folder);
    }

    @Test
    void a_long_name_keeps_its_end() {
        Path place = spool().place("route", "ä".repeat(1_000) + ".jpg");

        assertThat(place.getFileName().toString().getBytes(UTF_8)).hasSizeLessThan(255);
        assertThat(place.getFileName().toString()).endsWith("ä.jpg");
    }

    @Test
    void names_with_the_same_end_have_places_of_their_own_and_the_same_name_has_the_same() {
        Path place = spool().place("route", "one/a.jpg");

        assertThat(place)
                .isEqualTo(spool().place("route", "one/a.jpg"))
                .isNotEqualTo(spool().place("route", "two/a.jpg"))
                .isNotEqualTo(spool().place("other", "one/a.jpg"));
    }

    @Test
    void what_ends_too_early_leaves_nothing() {
        Path place = spool().place("route", "a.jpg");

        assertThatThrownBy(() -> SpoolFolder.write(bytes("half"), place, 8L))
                .isInstanceOf(IOException.class)
                .hasMessage("has 4 bytes of 8");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_a_crash_left_is_overwritten_and_then_removed() throws IOException {
        Path place = spool().place("route", "a.jpg");
        Files.createDirectories(place.getParent());
        Files.writeString(place, "something longer");

        SpoolFolder.write(bytes("whole"), place, 5L);

        assertThat(place).hasContent("whole");
        SpoolFolder.remove(place);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_folder_must_be_named() {
        assertThatThrownBy(() -> SpoolFolder.of(" "))
                .isInstanceOf(LibraryException.class)
                .hasMessage("source: library:spool needs the folder that files are kept in for a while");
    }

    private SpoolFolder spool() {
        return new SpoolFolder(folder);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
