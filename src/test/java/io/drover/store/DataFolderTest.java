package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Drover's state lies where the user says, else where XDG says. */
class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void the_option_comes_first_then_the_environment_then_the_home_folder() {
        Map<String, String> all = Map.of("DROVER_DATA", "/d", "XDG_STATE_HOME", "/x");

        assertThat(DataFolder.resolve("/o", all, "/h").path()).isEqualTo(Path.of("/o"));
        assertThat(DataFolder.resolve(null, all, "/h").path()).isEqualTo(Path.of("/d"));
        assertThat(DataFolder.resolve(null, Map.of("XDG_STATE_HOME", "/x"), "/h")
                        .path())
                .isEqualTo(Path.of("/x/drover"));
        assertThat(DataFolder.resolve(null, Map.of(), "/h").path()).isEqualTo(Path.of("/h/.local/state/drover"));
    }

    @Test
    void a_relative_xdg_folder_is_ignored() {
        assertThat(DataFolder.resolve(null, Map.of("XDG_STATE_HOME", "x"), "/h").path())
                .isEqualTo(Path.of("/h/.local/state/drover"));
    }

    @Test
    void without_a_home_folder_one_must_be_named() {
        assertThatThrownBy(() -> DataFolder.resolve(null, Map.of(), "?"))
                .isInstanceOf(StoreException.class)
                .hasMessage("there is no home folder to keep Drover's data in: name one by --data or DROVER_DATA");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void it_is_created_for_this_user_alone() throws IOException {
        DataFolder folder = new DataFolder(temporary.resolve("a/b"), "--data").create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_folder_that_cannot_be_created_is_named() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> new DataFolder(file.resolve("data"), "--data").create())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.resolve("data").toString())
                .hasMessageContaining("--data")
                .hasMessageContaining("cannot be created");
    }
}
