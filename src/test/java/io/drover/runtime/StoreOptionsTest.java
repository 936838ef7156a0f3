package io.drover.runtime;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.lint.Problem;
import io.drover.store.StoreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the store say where PostgreSQL is, or that it is not used. */
class StoreOptionsTest {
    private static final String SETTINGS = """
            drover.store.url = {{env:DROVER_STORE_URL:}}
            drover.store.user = {{env:DROVER_STORE_USER:}}
            drover.store.password = {{env:DROVER_STORE_PASSWORD:}}
            drover.store.passwordFile = {{env:DROVER_STORE_PASSWORD_FILE:}}
            drover.store.connections = {{env:DROVER_STORE_CONNECTIONS:8}}
            """;

    @TempDir
    private Path folder;

    private Folders folders;

    @BeforeEach
    void createFolders() throws IOException {
        folders = new Folders(
                Files.createDirectory(folder.resolve("config")), Files.createDirectory(folder.resolve("routes")));
        Files.writeString(folders.settings(), SETTINGS);
    }

    @Test
    void without_an_address_there_is_no_postgresql() {
        assertThat(StoreOptions.read(folders.settings(), Map.of("DROVER_STORE_USER", "drover")))
                .isNull();
    }

    @Test
    void settings_that_say_nothing_of_it_mean_none() throws IOException {
        Files.writeString(folders.settings(), "drover.folder = /photos\n");

        assertThat(StoreOptions.read(folders.settings(), Map.of())).isNull();
    }

    @Test
    void all_of_it_is_read() {
        StoreAddress address = requireNonNull(StoreOptions.read(
                folders.settings(),
                Map.of(
                        "DROVER_STORE_URL",
                        " jdbc:postgresql://db.example/drover ",
                        "DROVER_STORE_USER",
                        "someone",
                        "DROVER_STORE_PASSWORD",
                        " with blanks ",
                        "DROVER_STORE_CONNECTIONS",
                        "20")));

        assertThat(address.url()).isEqualTo("jdbc:postgresql://db.example/drover");
        assertThat(address.user()).isEqualTo("someone");
        assertThat(requireNonNull(address.password()).get()).isEqualTo(" with blanks ");
        assertThat(address.connections()).isEqualTo(20);
        assertThat(address).hasToString("jdbc:postgresql://db.example/drover");
    }

    @Test
    void the_file_beats_the_password_and_may_be_replaced() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "first\n");
        StoreAddress address = requireNonNull(StoreOptions.read(
                folders.settings(),
                Map.of(
                        "DROVER_STORE_URL",
                        "jdbc:postgresql://h/d",
                        "DROVER_STORE_PASSWORD",
                        "other",
                        "DROVER_STORE_PASSWORD_FILE",
                        file.toString())));

        assertThat(requireNonNull(address.password()).get()).isEqualTo("first");

        Files.writeString(file, "second\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));

        assertThat(requireNonNull(address.password()).get()).isEqualTo("second");
    }

    @Test
    void a_wrong_address_is_told_with_its_place_and_without_its_password() {
        Map<String, String> environment = Map.of("DROVER_STORE_URL", "postgresql://u:secret@h/d?password=secret");

        assertThat(problems(environment)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.key()).isEqualTo("drover.store.url");
            assertThat(problem.sentence())
                    .isEqualTo("drover.store.url must be jdbc:postgresql://HOST[:PORT]/DATABASE, is"
                            + " 'postgresql://h/d'; leave it empty to use SQLite in the data folder");
        });
        assertThatThrownBy(() -> StoreOptions.read(folders.settings(), environment))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("drover.store.url must be")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_number_of_connections_out_of_range_is_told() {
        for (String number : List.of("1", "101", "many")) {
            assertThat(problems(Map.of("DROVER_STORE_CONNECTIONS", number)))
                    .extracting(Problem::sentence)
                    .containsExactly("drover.store.connections is '" + number + "', allowed: 2 to 100");
        }
    }

    @Test
    void a_file_that_is_missing_is_told_where_it_is_needed() {
        String file = folder.resolve("nowhere").toString();

        assertThat(problems(Map.of("DROVER_STORE_URL", "jdbc:postgresql://h/d", "DROVER_STORE_PASSWORD_FILE", file)))
                .extracting(Problem::sentence)
                .containsExactly(
                        "drover.store.passwordFile: the file " + file + " cannot be used: there is no such file");
        assertThat(problems(Map.of("DROVER_STORE_PASSWORD_FILE", file))).isEmpty();
    }

    @Test
    void an_address_from_what_is_not_set_is_not_taken_for_none() throws IOException {
        Files.writeString(folders.settings(), "drover.store.url = {{env:DATABASE}}\n");

        assertThat(problems(Map.of()))
                .extracting(Problem::sentence)
                .containsExactly("drover.store.url takes its value from something that is not set");
    }

    @Test
    void a_misspelt_setting_is_told_with_the_right_one() throws IOException {
        Files.writeString(folders.settings(), "drover.store.pasword = x\n");

        assertThat(problems(Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.sentence()).isEqualTo("there is no setting 'drover.store.pasword'");
            assertThat(problem.suggestion()).isEqualTo("drover.store.password");
        });
    }

    private List<Problem> problems(Map<String, String> environment) {
        return new StoreOptions(
                        SettingsFile.read(RouteFiles.read(folders.settings())),
                        new SettingValues(Map.of(), environment))
                .problems();
    }
}
