package io.drover.kamelet;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.component.kamelet.KameletEndpointUriFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shipped kamelets say of themselves is what their templates use, and what the guide says. */
class KameletMetadataTest {
    private static final Path GUIDE = Path.of("docs/kamelets.md");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([\\w.]+)}}");

    static List<Kamelet> kamelets() throws IOException {
        List<Kamelet> kamelets = new ArrayList<>();
        for (Path file : KameletFolder.files(Path.of("kamelets"))) {
            kamelets.add(new KameletReader(file, Files.readString(file)).read());
        }
        return kamelets;
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void the_template_uses_each_property_and_nothing_else(Kamelet kamelet) throws IOException {
        String text = Files.readString(kamelet.file());
        Set<String> used = PLACEHOLDER
                .matcher(text.substring(text.indexOf("  template:")))
                .results()
                .map(match -> match.group(1))
                .collect(toSet());

        assertThat(used)
                .isEqualTo(kamelet.properties().stream().map(Property::name).collect(toSet()));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void each_property_is_described_and_has_a_default_or_is_required(Kamelet kamelet) {
        assertThat(kamelet.title()).isNotEmpty();
        assertThat(kamelet.description()).endsWith(".");
        Set<String> camels = new KameletEndpointUriFactory().propertyNames();
        for (Property property : kamelet.properties()) {
            assertThat(property.title()).describedAs(property.name()).isNotEmpty();
            assertThat(property.description()).describedAs(property.name()).endsWith(".");
            assertThat(property.type()).describedAs(property.name()).isIn("string", "boolean", "integer");
            assertThat(property.required()).describedAs(property.name()).isEqualTo(property.defaultValue() == null);
            assertThat(camels).as("options of Camel's own").doesNotContain(property.name());
        }
    }

    @Test
    void what_is_a_secret_is_said_to_be_one() throws IOException {
        assertThat(kamelets().stream()
                        .flatMap(kamelet -> kamelet.properties().stream())
                        .filter(Property::secret)
                        .map(Property::name))
                .containsExactlyInAnyOrder("secret", "authorization");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void the_guide_has_each_property_with_its_default(Kamelet kamelet) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        kamelet.properties()
                .forEach(property -> properties.put(
                        property.name(), property.defaultValue() == null ? "" : property.defaultValue()));

        Map<String, String> told = new LinkedHashMap<>();
        Pattern.compile("^\\| `(\\w+)` \\| (?:`([^`]*)` )?\\|", Pattern.MULTILINE)
                .matcher(section(kamelet.name()))
                .results()
                .forEach(row -> told.put(row.group(1), text(row)));

        assertThat(told).isEqualTo(properties);
    }

    private static String text(MatchResult row) {
        return row.group(2) == null ? "" : row.group(2);
    }

    private static String section(String name) throws IOException {
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf("<!-- properties of " + name + ":");
        assertThat(begin).as("the table of %s in the guide", name).isPositive();
        return guide.substring(begin, guide.indexOf("<!-- end of properties -->", begin));
    }

    @Test
    void the_table_that_is_made_is_the_one_of_the_guide() throws IOException {
        String ddl = Files.readString(Path.of("docs/sql/changes.sql")).replaceAll("--.*", "");
        String kamelet = Files.readString(Path.of("kamelets/drover-changes-to-sql.kamelet.yaml"));

        assertThat(words(kamelet)).contains(words(ddl.replace("exists changes", "exists {{table}}")));
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("( ", "(")
                .replace(" )", ")")
                .strip();
    }
}
