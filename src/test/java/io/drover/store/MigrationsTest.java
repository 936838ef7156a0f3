package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void the_newest_version_is_that_of_the_last_script() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(scripts.mapToInt(script -> Integer.parseInt(
                                    script.getFileName().toString().split("\\.")[0]))
                            .max())
                    .hasValue(Migrations.NEWEST);
        }
    }
}
