package io.drover.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documents of the tests say what the release documents say of the same operations and schemas; only texts for
 * people were left out. The release documents are large and not kept here: a folder with {@code immich-VERSION.json} is
 * named by the system property {@code immich.specs} or stands at {@code ../shared/specs}.
 */
class OpenApiTrimTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path RELEASES = Path.of(System.getProperty("immich.specs", "../shared/specs"));
    private static final Set<String> TEXTS = Set.of("description", "summary", "tags", "example");

    @ParameterizedTest
    @ValueSource(strings = {"1.135.3", "1.144.1", "2.7.5", "3.1.0"})
    void says_what_the_release_says(String version) throws IOException {
        Path file = RELEASES.resolve("immich-" + version + ".json");
        assumeTrue(
                Files.exists(file), () -> "not compared: the release document " + file.toAbsolutePath() + " is absent");
        JsonNode release = MAPPER.readTree(file.toFile());
        JsonNode kept = kept(version);
        List<String> differences = new ArrayList<>();

        kept.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(method -> compare(
                                method.getKey() + " " + path.getKey(),
                                method.getValue(),
                                release.path("paths").path(path.getKey()).path(method.getKey()),
                                differences)));
        JsonNode schemas = release.at("/components/schemas");
        kept.at("/components/schemas")
                .fields()
                .forEachRemaining(schema ->
                        compare(schema.getKey(), schema.getValue(), schemas.path(schema.getKey()), differences));

        assertThat(differences).isEmpty();
        assertThat(kept.at("/info/version")).isEqualTo(release.at("/info/version"));
        assertThat(kept.path("servers")).isEqualTo(release.path("servers"));
    }

    private static JsonNode kept(String version) throws IOException {
        try (InputStream stream = OpenApiTrimTest.class.getResourceAsStream("/openapi/immich-" + version + ".json")) {
            assertThat(stream).isNotNull();
            return MAPPER.readTree(stream);
        }
    }

    private static void compare(String where, JsonNode kept, JsonNode release, List<String> differences) {
        if (kept.isContainerNode() && kept.getNodeType() == release.getNodeType()) {
            if (kept.isArray() && kept.size() != release.size()) {
                differences.add(where + " has " + kept.size() + " elements, not " + release.size());
            }
            for (int i = 0; i < kept.size() && kept.isArray(); i++) {
                compare(where + "[" + i + "]", kept.path(i), release.path(i), differences);
            }
            Set<String> fields = new TreeSet<>();
            kept.fieldNames().forEachRemaining(fields::add);
            release.fieldNames().forEachRemaining(fields::add);
            for (String field : fields) {
                boolean text = TEXTS.contains(field) && release.path(field).isContainerNode() == field.equals("tags");
                if (kept.has(field) || !text) {
                    compare(where + "." + field, kept.path(field), release.path(field), differences);
                }
            }
        } else if (!kept.equals(release)) {
            differences.add(where + " is " + kept + ", not " + release);
        }
    }
}
