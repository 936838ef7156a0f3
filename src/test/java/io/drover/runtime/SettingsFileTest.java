package io.drover.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each setting is found with the line that it begins on. */
class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void comments_blank_lines_and_continued_lines_count_as_lines() throws IOException {
        Path file = Files.writeString(
                folder.resolve("application.properties"), "# comment \\\n\na = 1\nb = one \\\n  two\nc: {{a}}\n");

        List<Setting> settings = SettingsFile.read(RouteFiles.read(file));

        assertThat(settings)
                .containsExactly(
                        new Setting("a", "1", file, 3),
                        new Setting("b", "one two", file, 4),
                        new Setting("c", "{{a}}", file, 6));
    }
}
