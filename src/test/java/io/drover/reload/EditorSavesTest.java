package io.drover.reload;

import static io.drover.reload.LiveFolders.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a file is saved, it is one edit, and what an editor leaves beside it is none. */
class EditorSavesTest {
    private static final String OLD = answering("word", "old");
    private static final String NEW = answering("word", "new");

    @TempDir
    private Path home;

    private LiveFolders folders;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        folders = new LiveFolders(home)
                .save("word", OLD)
                .save("other", answering("other", "other"))
                .start();
        folders.look();
        file = folders.route("word");
    }

    @AfterEach
    void close() {
        folders.close();
    }

    @Test
    void vim_moves_the_old_file_aside_and_writes_a_new_one() throws IOException {
        Path backup = file.resolveSibling(file.getFileName() + "~");
        Files.writeString(file.resolveSibling(".word.camel.yaml.swp"), "b0VIM");
        Files.writeString(file.resolveSibling("4913"), "");
        Files.move(file, backup);
        folders.live().look();
        Files.writeString(file, NEW);
        folders.live().look();
        Files.delete(backup);

        folders.look();

        assertSavedOnce();
    }

    @Test
    void emacs_locks_a_file_by_a_link_that_leads_nowhere_and_saves_copies_of_it() throws IOException {
        Path lock = Files.createSymbolicLink(file.resolveSibling(".#word.camel.yaml"), Path.of("me@host.1:2"));
        Files.writeString(file.resolveSibling("#word.camel.yaml#"), "- broken: [");
        Files.writeString(file.resolveSibling("#word.camel.yaml"), "- broken: [");
        folders.look();
        Files.writeString(file, NEW);
        Files.delete(lock);

        folders.look();

        assertSavedOnce();
    }

    @Test
    void a_file_that_is_written_in_steps_is_read_when_it_is_whole() throws IOException {
        Files.writeString(file, "");
        folders.live().look();
        Files.writeString(file, NEW.substring(0, 30), StandardOpenOption.APPEND);
        folders.live().look();
        Files.writeString(file, NEW.substring(30), StandardOpenOption.APPEND);
        folders.live().look();
        assertThat(folders.ask("word")).isEqualTo("old");

        folders.live().look();

        assertSavedOnce();
    }

    @Test
    void an_empty_file_is_no_wish_to_end_its_routes() throws IOException {
        Files.writeString(file, "");

        folders.look();

        assertThat(folders.ask("word")).isEqualTo("old");
        assertThat(folders.refused())
                .containsExactly(file + ": the file is empty; delete it if what it held is not to run");
    }

    @Test
    void a_save_that_changes_neither_size_nor_time_is_seen_while_the_file_is_young() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, NEW);
        Files.setLastModifiedTime(file, time);
        assertThat(NEW).hasSameSizeAs(OLD);

        folders.look();

        assertSavedOnce();
    }

    @Test
    void kubernetes_exchanges_the_folder_that_all_links_lead_to() throws IOException {
        Path first = Files.createDirectories(home.resolve("..2026_01"));
        Path second = Files.createDirectories(home.resolve("..2026_02"));
        Files.writeString(first.resolve("word.camel.yaml"), OLD);
        Files.writeString(second.resolve("word.camel.yaml"), NEW);
        Path data = Files.createSymbolicLink(home.resolve("..data"), first);
        Files.delete(file);
        Files.createSymbolicLink(file, data.resolve("word.camel.yaml"));
        folders.look();
        assertThat(folders.applied()).isEmpty();

        Path next = Files.createSymbolicLink(home.resolve("..data_tmp"), second);
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        folders.look();

        assertSavedOnce();
    }

    @Test
    void a_folder_that_vanishes_is_told_once_and_what_was_read_runs_on() throws IOException {
        Path away = home.resolve("away");
        Files.move(folders.routes(), away);
        folders.look();
        folders.look();

        assertThat(folders.ask("word")).isEqualTo("old");
        assertThat(folders.refused()).containsExactly(folders.routes() + " is missing");

        Files.writeString(away.resolve("word.camel.yaml"), NEW);
        Files.move(away, folders.routes());
        folders.look();

        assertThat(folders.ask("word")).isEqualTo("new");
    }

    @Test
    void a_file_that_is_no_text_is_refused_and_the_others_are_taken_over() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        folders.save("other", answering("other", "another"));

        folders.look();

        assertThat(folders.ask("word")).isEqualTo("old");
        assertThat(folders.ask("other")).isEqualTo("another");
        assertThat(folders.refused()).containsExactly(file + " is missing or cannot be read as UTF-8 text");
    }

    private void assertSavedOnce() {
        assertThat(folders.ask("word")).isEqualTo("new");
        assertThat(folders.applied()).containsExactly("word.camel.yaml changed");
        assertThat(folders.refused()).isEmpty();
    }
}
