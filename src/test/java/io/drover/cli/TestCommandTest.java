package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code drover test} takes, tells and leaves alone. */
class TestCommandTest {
    private static final Path GUIDE = Path.of("docs/testing-routes.md");
    private static final String ROUTE = """
            - route:
                id: mine
                from:
                  uri: direct:mine
                  steps:
                    - to: "http:{{env:MY_HOST}}/show"
            """;

    @TempDir
    private Path folder;

    private Path routes;

    @BeforeEach
    void make_a_route() throws IOException {
        routes = Files.createDirectory(folder.resolve("routes"));
        Files.writeString(routes.resolve("mine.camel.yaml"), ROUTE);
    }

    private CommandRun run(int expected, String... arguments) {
        CommandRun drover = CommandRun.in(folder.resolve("data"));
        String[] all = new String[arguments.length + 3];
        all[0] = "test";
        all[1] = "--routes";
        all[2] = routes.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);

        int exitCode = drover.run(all);

        assertThat(exitCode).as(drover.out() + drover.err()).isEqualTo(expected);
        return drover;
    }

    private void test(String text) throws IOException {
        Files.writeString(routes.resolve("mine.test.yaml"), text);
    }

    private static String block(String name) throws IOException {
        String guide = Files.readString(GUIDE);
        int start = guide.indexOf("```yaml\n", guide.indexOf("<!-- " + name + " -->")) + 8;
        return guide.substring(start, guide.indexOf("```", start));
    }

    @Test
    void the_documented_example_passes() throws IOException {
        Files.writeString(routes.resolve("album-photos.camel.yaml"), block("example route"));
        Files.writeString(routes.resolve("album-photos.test.yaml"), block("example test"));

        CommandRun drover = run(ExitCode.OK);

        assertThat(drover.out()).contains("2 passed, 0 failed");
    }

    @Test
    void a_route_that_another_one_sends_to_is_one_route_however_its_path_is_given() throws IOException {
        Files.writeString(routes.resolve("first.camel.yaml"), """
                - route:
                    id: first
                    from:
                      uri: direct:first
                      steps:
                        - to: direct:mine
                """);
        test("""
                - name: it is told
                  routes: [first]
                  environment: {MY_HOST: example.com}
                  changes:
                    - send: {to: "direct:first", body: {name: a}}
                  expect:
                    sent:
                      http:
                        - body: {name: a}
                """);
        Path relative = Path.of("").toAbsolutePath().relativize(routes.toAbsolutePath());

        CommandRun drover = run(ExitCode.OK, relative.resolve("mine.camel.yaml").toString());

        assertThat(drover.out()).contains("1 passed, 0 failed");
    }

    @Test
    void a_failure_names_the_line_what_was_expected_and_what_there_was() throws IOException {
        test("""
                - name: it is told
                  within: 1s
                  changes:
                    - send: {to: "direct:mine", body: {name: a}, headers: {Kind: photo}}
                  expect:
                    sent:
                      http:
                        - headers: {Kind: video}
                          body: {name: b}
                """);

        CommandRun drover = run(ExitCode.SOME_FAILED);

        assertThat(drover.out())
                .contains("FAILED  mine: it is told")
                .contains("mine.test.yaml:8: sent.http[0].headers.Kind: expected \"video\", but it is \"photo\"")
                .contains("mine.test.yaml:9: sent.http[0].body.name: expected \"b\", but it is \"a\"")
                .contains("0 passed, 1 failed");
    }

    @Test
    void another_program_reads_the_same_as_json() throws IOException {
        test("""
                - name: nothing is told
                  within: 1s
                  expect: {sent: {http: 1}}
                """);

        CommandRun drover = run(ExitCode.SOME_FAILED, "--json");

        JsonNode report = new ObjectMapper().readTree(drover.out());
        assertThat(report.path("failed").asInt()).isEqualTo(1);
        assertThat(report.at("/tests/0/mismatches/0/line").asInt()).isEqualTo(3);
        assertThat(report.at("/tests/0/mismatches/0/sentence").asText())
                .isEqualTo("sent.http: expected 1, but there are 0");
    }

    @Test
    void steps_are_told_with_their_lines_when_they_are_asked_for() throws IOException {
        test("""
                - name: it is told
                  changes:
                    - send: {to: "direct:mine"}
                  expect: {sent: {http: 1}}
                """);

        CommandRun drover = run(ExitCode.OK, "--verbose");

        assertThat(drover.out()).contains("mine (mine.camel.yaml:6)  to http://test/show");
    }

    @Test
    void the_environment_is_not_looked_at() throws IOException {
        test("""
                - name: it goes to nobody
                  changes:
                    - send: {to: "direct:mine"}
                  expect: {sent: {http: [{uri: /test.show/}]}}
                """);
        CommandRun drover = CommandRun.in(folder.resolve("data"))
                .with("MY_HOST", "real.example")
                .with("IMMICH_URL", "https://real.example/api")
                .with("IMMICH_API_KEY", "the-real-key");

        int exitCode = drover.run("test", "--routes", routes.toString());

        assertThat(exitCode).as(drover.out()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_route_that_would_use_another_folder_is_refused() throws IOException {
        Files.writeString(routes.resolve("mine.camel.yaml"), ROUTE + "        - to: file:/var/elsewhere\n");
        test("- {name: it stays at home, expect: {sent: {}}}");

        CommandRun drover = run(ExitCode.SOME_FAILED);

        assertThat(drover.out()).contains("/var/elsewhere is not in the test's folder");
        assertThat(Path.of("/var/elsewhere")).doesNotExist();
    }

    @Test
    void a_warning_that_is_not_expected_is_a_failure() throws IOException {
        Files.writeString(
                routes.resolve("mine.camel.yaml"),
                ROUTE + "        - log: {message: a sad thing, loggingLevel: WARN}\n");
        test("""
                - name: all is well
                  within: 1s
                  changes:
                    - send: {to: "direct:mine"}
                  expect: {sent: {http: 1}}
                """);

        CommandRun drover = run(ExitCode.SOME_FAILED);

        assertThat(drover.out())
                .contains("log: a warning or error that is not expected")
                .contains("a sad thing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    - {nam: a, expect: {}}                                    | :1: a test needs the key 'name'
                    - {name: a, expect: {}, setings: {}}                      | :1: a test has no key 'setings'
                    - {name: a, expect: {}, setings: {}}                      | did you mean 'settings'?
                    - {name: a, expect: {asset: 1}}                           | did you mean 'assets'?
                    - {name: a, expect: {assets: many}}                       | this must be a number, or a list
                    - {name: a, expect: {files: {x: there}}}                  | a file is 'present' or 'gone'
                    - {name: a, expect: {ledger: {counts: {done: 1}}}}        | a file's state is one of
                    - {name: a, expect: {}, within: soon}                     | 'soon' is no time such as 500ms
                    - {name: a, expect: {}, changes: [{trahs: x}]}            | did you mean 'trash'?
                    - {name: a, expect: {}, given: {files: [{path: ../x, text: y}]}} | must lead to a place below the test's folder
                    - {name: a, expect: {}, given: {files: [{path: x}]}}      | a file needs one of text, base64, copy and jpeg
                    - {name: a, expect: {}, replace: {sql: maybe}}            | neither 'capture' nor 'keep'
                    - {name: a, name: b, expect: {}}                          | 'name' is said twice
                    {name: a}                                                 | it must hold a list of tests
                    - {name: a, expect: {}                                    | this is no YAML
                    """)
    void a_slip_in_a_test_is_told_before_anything_runs(String text, String sentence) throws IOException {
        test(text);

        CommandRun drover = run(ExitCode.USAGE);

        assertThat(drover.err()).contains("mine.test.yaml").contains(sentence);
        assertThat(drover.out()).isEmpty();
    }

    @Test
    void a_route_without_a_test_is_told_how_to_begin() {
        CommandRun drover =
                run(ExitCode.USAGE, routes.resolve("mine.camel.yaml").toString());

        assertThat(drover.err()).contains("has no test").contains("drover test --init");
    }

    @Test
    void a_test_to_begin_with_passes() {
        String route = routes.resolve("mine.camel.yaml").toString();
        run(ExitCode.OK, "--init", route);

        CommandRun drover = run(ExitCode.OK, route);

        assertThat(drover.out()).contains("1 passed, 0 failed");
        assertThat(run(ExitCode.USAGE, "--init", route).err()).contains("there is a test already");
    }
}
