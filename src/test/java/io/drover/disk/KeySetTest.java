package io.drover.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A text is new once, however many there are. */
class KeySetTest {
    private static final int MANY = 200_000;

    @TempDir
    Path folder;

    @Test
    void a_text_is_new_once() {
        KeySet keys = new KeySet(folder);

        assertThat(keys.add("/photos/a.jpg")).isTrue();
        assertThat(keys.add("/photos/b.jpg")).isTrue();
        assertThat(keys.add("/photos/a.jpg")).isFalse();
        assertThat(keys.add("")).isTrue();
        assertThat(keys.add("")).isFalse();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a mapped file cannot be deleted there")
    void a_set_that_has_outgrown_the_memory_forgets_none_and_leaves_no_file() throws IOException {
        KeySet keys = new KeySet(folder);

        for (int number = 0; number < MANY; number++) {
            assertThat(keys.add("/photos/" + number)).isTrue();
        }

        for (int number = 0; number < MANY; number++) {
            assertThat(keys.add("/photos/" + number)).isFalse();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void a_small_set_needs_no_disk() {
        KeySet keys = new KeySet(folder.resolve("missing"));

        for (int number = 0; number < 20_000; number++) {
            assertThat(keys.add("/photos/" + number)).isTrue();
        }
    }
}
