package io.drover.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No two files have the same text, and each text leads back to its file. */
@EnabledOnOs(OS.LINUX)
class PathTextTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "Zoë 🐑 日本 100% #1?.jpg", "a\\xFF.jpg", "a\nb.jpg"})
    void a_name_in_utf8_is_shown_as_it_is(String name) {
        Path path = folder.resolve(name);

        assertThat(PathText.of(path)).isEqualTo(path.toString());
        assertThat(PathText.name(path)).isEqualTo(name);
        assertThat(PathText.path(path.toString())).isEqualTo(path);
    }

    @Test
    void names_that_are_no_utf8_are_told_apart_and_found_again() throws IOException {
        Path latin = file(new byte[] {'a', (byte) 0xE9, '.', 'j', 'p', 'g'});
        Path other = file(new byte[] {'a', (byte) 0xE8, '.', 'j', 'p', 'g'});
        assertThat(latin.toString()).isEqualTo(other.toString());

        assertThat(PathText.name(latin)).isEqualTo("a\uFFFDE9.jpg");
        assertThat(PathText.name(other)).isEqualTo("a\uFFFDE8.jpg");
        assertThat(PathText.of(latin)).isEqualTo(folder + "/a\uFFFDE9.jpg");
        assertThat(PathText.path(PathText.of(latin))).isEqualTo(latin).isNotEqualTo(other);
        assertThat(PathText.sibling(other, PathText.name(latin))).isEqualTo(latin);
    }

    @Test
    void a_name_that_holds_the_replacement_character_is_not_taken_for_one_that_is_no_utf8() throws IOException {
        Path replaced = file("a\uFFFDE9.jpg".getBytes(StandardCharsets.UTF_8));
        Path latin = file(new byte[] {'a', (byte) 0xE9, '.', 'j', 'p', 'g'});

        assertThat(PathText.name(replaced)).isEqualTo("a\uFFFD\uFFFDE9.jpg");
        assertThat(PathText.path(PathText.of(replaced))).isEqualTo(replaced).isNotEqualTo(latin);
    }

    @Test
    void a_name_that_was_cut_inside_of_a_character_keeps_all_its_bytes() throws IOException {
        Path cut = file(new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x90, 'x', (byte) 0xC3});

        assertThat(PathText.name(cut)).isEqualTo("\uFFFDF0\uFFFD9F\uFFFD90x\uFFFDC3");
        assertThat(PathText.path(PathText.of(cut))).isEqualTo(cut);
    }

    @Test
    void a_folder_of_such_a_name_has_it_in_the_text_of_its_files() throws IOException {
        Path below = PathText.resolve(folder, new byte[] {(byte) 0xFF});
        Files.createDirectory(below);
        Path file = Files.createFile(below.resolve("a.jpg"));

        assertThat(PathText.of(below)).isEqualTo(folder + "/\uFFFDFF");
        assertThat(PathText.of(file)).isEqualTo(folder + "/\uFFFDFF/a.jpg");
        assertThat(PathText.name(file)).isEqualTo("a.jpg");
        assertThat(PathText.path(PathText.of(file))).isEqualTo(file);
    }

    @Test
    void bytes_name_a_file_from_the_base_or_from_the_root() throws IOException {
        byte[] relative = {'x', '/', '.', '.', '/', 'a', (byte) 0xE9};
        byte[] absolute = {'/', (byte) 0xE9, '/', 'b'};

        assertThat(PathText.resolve(folder, relative).normalize()).isEqualTo(PathText.path(folder + "/a\uFFFDE9"));
        assertThat(PathText.of(PathText.resolve(folder, absolute))).isEqualTo("/\uFFFDE9/b");
        assertThat(PathText.resolve(folder, "ä b.jpg".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(folder.resolve("ä b.jpg"));
    }

    @Test
    void a_nul_names_nothing() {
        byte[] nul = {'a', 0, 'b'};

        assertThatThrownBy(() -> PathText.resolve(folder, nul))
                .isInstanceOf(InvalidPathException.class)
                .hasMessageContaining("NUL");
    }

    /** Makes a file and gives its path as the file system lists it. */
    private Path file(byte[] name) throws IOException {
        Path file = Files.createFile(PathText.resolve(folder, name));
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            List<Path> listed =
                    StreamSupport.stream(stream.spliterator(), false).toList();
            assertThat(listed).contains(file);
        }
        return file;
    }
}
