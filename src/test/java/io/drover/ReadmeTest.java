package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.ingest.IngestHeaders;
import io.drover.runtime.RouteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says in tables is what the program has. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path CHANGES = Path.of("docs/changes.md");
    private static final Path CONTENTSTACK = Path.of("docs/contentstack.md");
    private static final Path GUIDE = Path.of("docs/ingest.md");
    private static final Path SCALE = Path.of("docs/scale.md");
    private static final Path NETWORK = Path.of("docs/network.md");
    private static final Path SETTINGS = Path.of("config/application.properties");

    /** {@code key = value}, {@code key = {{env:NAME:default}}}; never a comment. */
    private static final Pattern SETTING =
            Pattern.compile("^([\\w.]+) *= *(?:\\{\\{env:(\\w+):(.*)}}|(.*))$", Pattern.MULTILINE);

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @Test
    void every_setting_stands_in_the_readme_or_in_its_guide_with_its_variable_and_its_default() throws IOException {
        List<List<String>> settings = SETTING.matcher(Files.readString(SETTINGS))
                .results()
                .map(ReadmeTest::setting)
                .toList();

        List<List<String>> told = new ArrayList<>();
        for (Path guide : List.of(README, CHANGES, CONTENTSTACK, SCALE)) {
            rows(guide, "settings")
                    .forEach(row -> told.add(List.of(code(row.get(0)), code(row.get(1)), code(row.get(2)))));
        }

        assertThat(told).isNotEmpty().containsExactlyInAnyOrderElementsOf(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"library", "checksum", "metadata", "immich", "ledger", "work", "feed", "mirror", "contentstack"})
    void every_option_of_a_scheme_stands_in_a_guide_with_its_default(String scheme) throws IOException {
        JsonNode catalog = new ObjectMapper().readTree(catalog(scheme).toFile());
        Map<String, String> options = new TreeMap<>();
        options.putAll(options(catalog.at("/componentProperties")));
        options.putAll(options(catalog.at("/properties")));

        Map<String, String> told = new TreeMap<>();
        rows(GUIDE, "options of " + scheme).forEach(row -> told.put(code(row.get(0)), code(row.get(1))));
        rows(CHANGES, "options of " + scheme).forEach(row -> told.put(code(row.get(0)), code(row.get(1))));
        rows(CONTENTSTACK, "options of " + scheme).forEach(row -> told.put(code(row.get(0)), code(row.get(1))));
        rows(NETWORK, "options of " + scheme).forEach(row -> told.put(code(row.get(0)), code(row.get(1))));

        assertThat(told).isNotEmpty().isEqualTo(options);
    }

    @Test
    void every_header_stands_in_the_guide() throws IOException {
        List<String> headers = new ArrayList<>();
        for (var constant : IngestHeaders.class.getFields()) {
            try {
                headers.add(String.valueOf(constant.get(null)));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }

        assertThat(rows(GUIDE, "headers").stream().map(row -> code(row.get(0)))).hasSameElementsAs(headers);
    }

    @Test
    void every_route_file_stands_in_the_readme() throws IOException {
        String readme = Files.readString(README);

        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            assertThat(files.filter(RouteFiles::isRoute))
                    .isNotEmpty()
                    .allSatisfy(route -> assertThat(readme)
                            .contains("| `" + route.getFileName().toString().replace(".camel.yaml", "") + "` |"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "docs/ingest.md",
                "docs/network.md",
                "docs/changes.md",
                "docs/contentstack.md",
                "docs/scale.md",
                "docs/kamelets.md",
                "examples/README.md",
                "docs/architecture.md"
            })
    void links_lead_to_files_that_exist(Path document) throws IOException {
        assertThat(LINK.matcher(Files.readString(document)).results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    private static List<String> setting(MatchResult line) {
        boolean variable = line.group(2) != null;
        return List.of(
                line.group(1), variable ? line.group(2) : "", (variable ? line.group(3) : line.group(4)).strip());
    }

    private static Path catalog(String scheme) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/generated/resources/META-INF/io/drover"))) {
            return files.filter(file -> file.endsWith(scheme + ".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Options of our own, that is none of those that Camel gives to every scheme. */
    private static Map<String, String> options(JsonNode catalog) {
        List<String> camels = List.of(
                "lazyStartProducer", "autowiredEnabled", "bridgeErrorHandler", "exceptionHandler", "exchangePattern");
        Map<String, String> options = new TreeMap<>();
        catalog.fields().forEachRemaining(option -> {
            if (!camels.contains(option.getKey())) {
                options.put(
                        option.getKey(), option.getValue().path("defaultValue").asText());
            }
        });
        return options;
    }

    /** The cells of the table below the comment that begins with this name, without its two head lines. */
    private static List<List<String>> rows(Path document, String name) throws IOException {
        return Files.readString(document)
                .lines()
                .dropWhile(line -> !line.startsWith("<!-- " + name + ":"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> List.of(line.substring(1).split("\\|")))
                .toList();
    }

    /** The first text in code quotes; empty where there is none. */
    private static String code(String cell) {
        return CODE.matcher(cell)
                .results()
                .findFirst()
                .map(quoted -> quoted.group(1))
                .orElse("");
    }
}
