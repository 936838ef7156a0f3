package io.drover.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret in a file may be replaced while Drover runs. */
class SecretFileTest {
    @TempDir
    Path folder;

    private Path file(String content, int second) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), content);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
    }

    @Test
    void the_line_break_at_its_end_is_none_of_it_and_blanks_are() throws IOException {
        assertThat(new SecretFile("passwordFile", file(" pass word \r\n", 1)).get())
                .isEqualTo(" pass word ");
    }

    @Test
    void a_new_one_is_read_and_the_old_one_stays_while_there_is_none() throws IOException {
        SecretFile secret = new SecretFile("apiKeyFile", file("one", 1));

        file("two", 2);
        assertThat(secret.get()).isEqualTo("two");
        file("", 3);
        assertThat(secret.get()).isEqualTo("two");
        Files.delete(folder.resolve("secret"));
        assertThat(secret.get()).isEqualTo("two");
    }

    @Test
    void an_empty_one_is_refused_by_the_name_of_its_option() throws IOException {
        Path empty = file("\n", 1);

        assertThatThrownBy(() -> new SecretFile("camel.component.immich.passwordFile", empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("camel.component.immich.passwordFile: the file " + empty + " cannot be used: it is empty");
    }
}
