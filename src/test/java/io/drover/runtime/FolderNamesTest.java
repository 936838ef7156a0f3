package io.drover.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drover may be installed anywhere. */
class FolderNamesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"with blanks", "with%20percent", "with+plus", "größe", "a#b"})
    void settings_and_routes_are_found_below_any_name(String name) throws Exception {
        Path config = Files.createDirectories(folder.resolve(name).resolve("config"));
        Path routes = Files.createDirectories(folder.resolve(name).resolve("routes"));
        Files.writeString(config.resolve("application.properties"), "drover.word = found\n");
        Files.writeString(routes.resolve("hello.camel.yaml"), """
                - route:
                    id: hello
                    from:
                      uri: direct:hello
                      steps:
                        - setBody:
                            constant: "{{drover.word}}"
                """);

        try (DroverRuntime runtime = DroverRuntime.started(RuntimeOptions.of(new Folders(config, routes), Map.of()))) {
            assertThat(runtime.context().createProducerTemplate().requestBody("direct:hello", "", String.class))
                    .isEqualTo("found");
        }
    }
}
