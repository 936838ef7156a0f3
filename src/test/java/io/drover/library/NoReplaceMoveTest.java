package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A move takes no name that exists, and leaves a file one name. */
@DisabledOnOs(OS.WINDOWS)
@SuppressWarnings("NullAway.Init") // each test begins with a file
class NoReplaceMoveTest {
    @TempDir
    private Path folder;

    private Path from;

    @BeforeEach
    void dropAFile() throws IOException {
        from = Files.writeString(folder.resolve("a.jpg"), "a photo");
    }

    @Test
    void a_file_that_is_there_stays() throws IOException {
        Path other = Files.writeString(folder.resolve("b.jpg"), "a photo");

        assertThat(NoReplaceMove.move(from, other)).isFalse();

        assertThat(from).exists();
        assertThat(other).exists();
    }

    @Test
    void a_move_that_was_cut_off_when_the_file_had_both_names_is_ended() throws IOException {
        Path to = Files.createLink(folder.resolve("b.jpg"), from);

        assertThat(NoReplaceMove.move(from, to)).isTrue();

        assertThat(from).doesNotExist();
        assertThat(to).hasContent("a photo");
    }

    @Test
    void a_move_to_where_the_file_is_destroys_nothing() throws IOException {
        Path elsewhere = Files.createLink(folder.resolve("elsewhere.jpg"), from);
        Path sameFolder = Files.createSymbolicLink(folder.resolve("same"), folder);

        assertThat(NoReplaceMove.move(from, from)).isFalse();
        assertThat(NoReplaceMove.move(from, sameFolder.resolve("a.jpg"))).isFalse();

        assertThat(from).hasContent("a photo");
        assertThat(elsewhere).exists();
    }

    @Test
    void a_link_to_the_file_is_no_second_name_of_it() throws IOException {
        Path to = Files.createSymbolicLink(folder.resolve("b.jpg"), from);

        assertThat(NoReplaceMove.move(from, to)).isFalse();

        assertThat(from).hasContent("a photo");
    }
}
