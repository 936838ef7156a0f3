package io.drover.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.lint.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kamelets are found in their folder, and what is wrong with one or with its use is told by file, name and line. */
class KameletsTest {
    private static final String GREETING = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: greeting
              labels:
                camel.apache.org/kamelet.type: sink
            spec:
              definition:
                title: Greeting
                required: [name]
                properties:
                  name: {title: Name, type: string}
                  count: {title: Count, type: integer, default: 1}
                  loud: {title: Loud, type: boolean, default: false}
                  tone: {title: Tone, type: string, default: warm, enum: [warm, cool]}
                  word: {title: Password, type: string, format: password, default: ""}
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - setBody: {simple: "{{greeting.word}} {{name}} {{count}} {{loud}} {{tone}} [{{word}}]"}
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void settings() throws IOException {
        write("config/application.properties", "greeting.word = Hello\n");
        write("kamelets/greeting.kamelet.yaml", GREETING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blanks", "with%20percent", "with+plus", "größe", "a#b", "a,b", "dot.ted"})
    void kamelets_are_found_below_any_name(String name) throws Exception {
        Path folder = home.resolve(name);
        Path kamelet = folder.resolve("greeting.kamelet.yaml");
        Files.createDirectories(folder);
        Files.writeString(kamelet, GREETING);
        route("name: Ann, count: 2, loud: true");

        assertThat(answer(folder)).isEqualTo("Hello Ann 2 true warm []");
    }

    @Test
    void a_secret_reaches_the_template_by_the_name_of_its_setting() throws Exception {
        route("name: Ann, word: '#property:greeting.word'");

        assertThat(answer(home.resolve("kamelets"))).isEqualTo("Hello Ann 1 false warm [#property:greeting.word]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nam: Ann                      | the kamelet greeting has no property 'nam'; did you mean 'name'?
            name: Ann, cuont: 3           | the kamelet greeting has no property 'cuont'; did you mean 'count'?
            count: 3                      | the kamelet greeting needs the property 'name'
            name: Ann, count: many        | the property 'count' of the kamelet greeting must be a whole number, is 'many'
            name: Ann, loud: maybe        | the property 'loud' of the kamelet greeting must be true or false, is 'maybe'
            name: Ann, tone: cold         | the property 'tone' of the kamelet greeting must be one of warm, cool, is 'cold'
            name: Ann, word: s3cr3t       | the property 'word' of the kamelet greeting is a secret: give it as #property:NAME
            """)
    void a_property_that_does_not_fit_is_told_with_its_route(String parameters, String sentence) throws IOException {
        route(parameters);

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(home.resolve("routes/hello.camel.yaml") + ":")
                .contains(sentence)
                .doesNotContain("s3cr3t");
    }

    @Test
    void an_unknown_kamelet_is_told_with_the_nearest_name() throws IOException {
        write("routes/hello.camel.yaml", """
                - route:
                    id: hello
                    from:
                      uri: direct:hello
                      steps:
                        - to: kamelet:greting
                """);

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(home.resolve("routes/hello.camel.yaml") + ":6:15: there is no kamelet 'greting'")
                .endsWith("did you mean 'greeting'?");
    }

    @Test
    void what_is_wrong_in_a_kamelet_is_told_with_its_file() throws IOException {
        Path file = home.resolve("kamelets/greeting.kamelet.yaml");
        route("name: Ann");

        write("kamelets/greeting.kamelet.yaml", GREETING.replace("required: [name]", "required: [name"));
        assertThat(problems()).singleElement().asString().startsWith(file + ":11:15: not YAML: ");

        write("kamelets/greeting.kamelet.yaml", GREETING.replace("name: greeting", "name: greting"));
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(file + ": metadata.name must be the file's name without its ending, is 'greting'");

        write("kamelets/greeting.kamelet.yaml", GREETING.replace("setBody:", "setBdy:"));
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(file + ":21:11: there is no step 'setBdy'; did you mean 'setBody'?");

        write(
                "kamelets/greeting.kamelet.yaml",
                GREETING.replaceAll("- setBody: .*", "- to: {uri: log:greeting, parameters: {showAl: true}}"));
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(file + ":21:48: log: has no option 'showAl'; did you mean 'showAll'?");
    }

    @Test
    void a_setting_of_a_kamelet_alone_is_used_and_one_that_is_missing_is_told() throws IOException {
        route("name: Ann");
        assertThat(problems()).isEmpty();

        write("config/application.properties", "greeting.wrd = Hello\n");
        assertThat(problems()).singleElement().asString().contains("did you mean 'greeting.word'?");
    }

    @Test
    void without_a_folder_there_are_no_kamelets() throws IOException {
        route("name: Ann");
        Folders folders = new Folders(home.resolve("config"), home.resolve("routes"), home.resolve("none"));

        assertThat(problems(folders)).singleElement().asString().contains("there is no kamelet 'greeting'");
    }

    private void route(String parameters) throws IOException {
        write("routes/hello.camel.yaml", """
                - route:
                    id: hello
                    from:
                      uri: direct:hello
                      steps:
                        - to:
                            uri: kamelet:greeting
                            parameters: {%s}
                """.formatted(parameters));
    }

    private List<Problem> problems() {
        return problems(new Folders(home.resolve("config"), home.resolve("routes")));
    }

    private static List<Problem> problems(Folders folders) {
        return DroverRuntime.examine(RuntimeOptions.of(folders, Map.of()).withBeans(Clock.systemUTC()), context -> {});
    }

    private String answer(Path kamelets) throws IOException {
        Folders folders = new Folders(home.resolve("config"), home.resolve("routes"), kamelets);
        try (DroverRuntime runtime = DroverRuntime.started(RuntimeOptions.of(folders, Map.of()));
                ProducerTemplate template = runtime.context().createProducerTemplate()) {
            return template.requestBody("direct:hello", "", String.class);
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
