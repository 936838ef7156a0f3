package io.drover.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An option beats the environment, which beats the home; kamelets alone may be missing, unless they are named. */
class FoldersTest {
    @TempDir
    private Path home;

    @BeforeEach
    void make() throws IOException {
        for (String name : new String[] {"config", "routes", "mine", "other"}) {
            Files.createDirectory(home.resolve(name));
        }
    }

    @Test
    void kamelets_lie_in_the_home_and_may_be_missing() {
        assertThat(kamelets(null, Map.of())).isEqualTo(home.resolve("kamelets"));
    }

    @Test
    void kamelets_are_found_by_option_else_by_the_environment() {
        Map<String, String> environment =
                Map.of("DROVER_KAMELETS", home.resolve("other").toString());

        assertThat(kamelets(null, environment)).isEqualTo(home.resolve("other"));
        assertThat(kamelets(home.resolve("mine"), environment)).isEqualTo(home.resolve("mine"));
    }

    @Test
    void kamelets_that_are_named_must_exist() {
        assertThatThrownBy(() -> kamelets(home.resolve("none"), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("the kamelets folder " + home.resolve("none") + " (from --kamelets) is missing");
        assertThatThrownBy(() -> kamelets(
                        null, Map.of("DROVER_KAMELETS", home.resolve("none").toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("the kamelets folder " + home.resolve("none") + " (from DROVER_KAMELETS) is missing");
    }

    @Test
    void without_a_home_kamelets_lie_beside_the_routes() {
        Folders folders = Folders.find(home.resolve("config"), home.resolve("routes"), null, null, Map.of());

        assertThat(folders.kamelets()).isEqualTo(home.resolve("kamelets"));
    }

    private Path kamelets(@Nullable Path option, Map<String, String> environment) {
        return Folders.find(null, null, option, home, environment).kamelets();
    }
}
