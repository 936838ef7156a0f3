package io.drover.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drover.testing.SettableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of a route is told with its file, line and column, in one sentence, with what was probably meant. */
class RouteFaultsTest {
    private static final Clock NOW = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_fault_is_told_with_its_place(String what, String yaml, List<String> told) {
        assertThat(checked().with("a", yaml).problems()).containsExactlyElementsOf(told);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        "broken YAML",
                        """
                        - route:
                            id: a
                           from: timer:a
                        """,
                        List.of("routes/a.camel.yaml:3:4: not YAML: expected <block end>, but found"
                                + " '<block mapping start>'")),
                arguments(
                        "an unknown step",
                        """
                        - route:
                            id: a
                            from:
                              uri: timer:a
                              steps:
                                - lgo: hello
                        """,
                        List.of("routes/a.camel.yaml:6:11: there is no step 'lgo'; did you mean 'log'?")),
                arguments(
                        "a misspelt key",
                        """
                        - route:
                            id: a
                            from:
                              uri: timer:a
                              steps:
                                - to:
                                    uri: log:a
                                    paramters:
                                      level: INFO
                        """,
                        List.of("routes/a.camel.yaml:9:15: 'paramters' cannot stand here; did you mean"
                                + " 'parameters'?")),
                arguments(
                        "a plain value instead of options",
                        """
                        - route:
                            id: a
                            from:
                              uri: timer:a
                              steps:
                                - wireTap: log:a
                        """,
                        List.of("routes/a.camel.yaml: a step has a plain value where options are needed, such as"
                                + " {uri: ADDRESS}")),
                arguments(
                        "unknown components, all of them",
                        """
                        - route:
                            id: a
                            from:
                              uri: tmer:a
                              steps:
                                - to: nothinglikeit:a
                        """,
                        List.of(
                                "routes/a.camel.yaml:4:12: there is no component 'tmer'; a component's jar goes into ext/; did"
                                        + " you mean 'timer'?",
                                "routes/a.camel.yaml:6:15: there is no component 'nothinglikeit'; a component's jar goes into"
                                        + " ext/")),
                arguments(
                        "a component of Camel that is not installed",
                        """
                        - route:
                            id: a
                            from:
                              uri: smb:host/folder
                              steps:
                                - log: "${body}"
                        """,
                        List.of("routes/a.camel.yaml:4:12: the component 'smb' is not installed: put camel-smb and"
                                + " what it needs into ext/")),
                arguments(
                        "unknown options, all of them",
                        """
                        - route:
                            id: a
                            from:
                              uri: timer:a
                              parameters:
                                perid: 5
                              steps:
                                - to: log:a?levl=INFO
                        """,
                        List.of(
                                "routes/a.camel.yaml:6:9: timer: has no option 'perid'; did you mean 'period'?",
                                "routes/a.camel.yaml:8:26: log: has no option 'levl'; did you mean 'level'?")),
                arguments(
                        "wrong values of options",
                        """
                        - route:
                            id: a
                            from:
                              uri: timer:a
                              parameters:
                                period: often
                              steps:
                                - to: log:a?level=WRAN
                                - to:
                                    uri: log:b
                                    parameters: {groupSize: many}
                        """,
                        List.of(
                                "routes/a.camel.yaml:6:9: the option 'period' cannot be 'often': it is no duration; allowed is"
                                        + " a number of milliseconds, or one such as 30s or 5m",
                                "routes/a.camel.yaml:8:27: an option cannot be 'WRAN': it must be one of TRACE, DEBUG, INFO,"
                                        + " WARN, ERROR, OFF; did you mean 'WARN'?",
                                "routes/a.camel.yaml:11:13: the option 'groupSize' cannot be 'many': it is no number")),
                arguments(
                        "a missing option",
                        """
                        - route:
                            id: a
                            from:
                              uri: quartz
                              steps:
                                - log: "${body}"
                        """,
                        List.of("routes/a.camel.yaml:4:12: Option triggerName is required when creating endpoint uri"
                                + " with syntax quartz:groupName/triggerName")),
                arguments(
                        "a setting and a variable that are not set",
                        """
                        - route:
                            id: a
                            from:
                              uri: timer:a
                              steps:
                                - log: "{{my.word}} {{my.other:unset}}"
                                - log: "{{env:MY_WORD}} {{env:MY_OTHER:unset}}"
                        """,
                        List.of(
                                "routes/a.camel.yaml:6:17: {{my.word}} is set nowhere",
                                "routes/a.camel.yaml:7:17: the environment variable MY_WORD is not set; set it, or give a"
                                        + " default: {{env:MY_WORD:DEFAULT}}")),
                arguments(
                        "a time that never comes",
                        """
                        - route:
                            id: a
                            from:
                              uri: quartz:a?cron=0+0+0+30+2+?
                              steps:
                                - log: "${body}"
                        """,
                        List.of("routes/a.camel.yaml:4:26: cron: '0+0+0+30+2+?' names a time that never comes")),
                arguments(
                        "a time that has passed",
                        """
                        - route:
                            id: a
                            from:
                              uri: quartz:a
                              parameters:
                                cron: 0 0 0 1 1 ? 2026
                              steps:
                                - log: "${body}"
                        """,
                        List.of("routes/a.camel.yaml:6:15: cron: '0 0 0 1 1 ? 2026' names a time that never comes")),
                arguments(
                        "no cron expression, of a poll",
                        """
                        - route:
                            id: a
                            from:
                              uri: file:in
                              parameters:
                                scheduler: quartz
                                scheduler.cron: every day
                              steps:
                                - log: "${body}"
                        """,
                        List.of("routes/a.camel.yaml:7:25: scheduler.cron: 'every day' is not a Quartz cron"
                                + " expression (seconds first, as in '0 0 3 * * ?'): Illegal characters for this position:"
                                + " 'EVE'")),
                arguments(
                        "a schedule that never comes",
                        """
                        - route:
                            id: a
                            from:
                              uri: library:/photos
                              parameters:
                                schedule: 0 0 0 30 2 ?
                              steps:
                                - log: "${body}"
                        """,
                        List.of("routes/a.camel.yaml:6:9: schedule: '0 0 0 30 2 ?' names a time that never comes")),
                arguments(
                        "an entrance that is not there",
                        """
                        - route:
                            id: a
                            from:
                              uri: timer:a
                              steps:
                                - to: direct:nxt
                        - route:
                            id: next
                            from: direct:next
                        """.replace("from: direct:next", "from: {uri: direct:next, steps: [{log: done}]}"),
                        List.of(
                                "routes/a.camel.yaml:6:15: no route begins with direct:nxt; did you mean 'direct:next'?")),
                arguments(
                        "one id twice in a file",
                        """
                        - route:
                            id: a
                            from: {uri: "timer:a", steps: [{log: one}]}
                        - route:
                            id: a
                            from: {uri: "timer:b", steps: [{log: two}]}
                        """,
                        List.of("routes/a.camel.yaml:5:9: the id 'a' is that of another route, routes/a.camel.yaml:2;"
                                + " each route needs one of its own")));
    }

    @Test
    void one_id_in_two_files_is_told_with_both() {
        assertThat(checked()
                        .with("a", route("same", "timer:a"))
                        .with("b", "# mine\n" + route("same", "timer:b"))
                        .problems())
                .containsExactly("routes/b.camel.yaml:3:9: the id 'same' is that of another route,"
                        + " routes/a.camel.yaml:2; each route needs one of its own");
    }

    @Test
    void of_two_routes_with_one_id_one_may_be_switched_off() {
        String off =
                route("same", "timer:b").replace("    from:", "    precondition: \"'{{word}}' == 'b'\"\n    from:");

        assertThat(checked()
                        .setting("word = a")
                        .with(
                                "a",
                                route("same", "timer:a")
                                        .replace("    from:", "    precondition: \"'{{word}}' == 'a'\"\n    from:"))
                        .with("b", off)
                        .problems())
                .isEmpty();
    }

    @Test
    void a_broken_file_hides_nothing_of_the_others() {
        assertThat(checked()
                        .setting("camel.component.immich.apiKye = x")
                        .with("b", "- route:\n  id: [\n")
                        .with("a", route("a", "tmer:a"))
                        .with("c", route("c", "timer:c?perid=1"))
                        .problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo("config/application.properties:3: there is no setting"
                                + " 'camel.component.immich.apiKye'; did you mean 'camel.component.immich.apiKey'?"))
                .anySatisfy(problem -> assertThat(problem).startsWith("routes/b.camel.yaml:3:1: not YAML: "));
        assertThat(new CheckedRoutes(folder.resolve("without"), NOW)
                        .with("b", "- route:\n  id: [\n")
                        .with("a", route("a", "tmer:a"))
                        .with("c", route("c", "timer:c?perid=1"))
                        .problems())
                .hasSize(3)
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("routes/a.camel.yaml:4:12: there is no component"),
                        problem -> assertThat(problem).startsWith("routes/b.camel.yaml:3:1: not YAML: "),
                        problem -> assertThat(problem).startsWith("routes/c.camel.yaml:4:26: timer: has no option"));
    }

    @Test
    void a_time_that_comes_once_more_is_one() {
        assertThat(checked()
                        .with("a", route("a", "quartz:a?cron=0+0+0+1+1+?+2027"))
                        .problems())
                .isEmpty();
    }

    private CheckedRoutes checked() {
        return new CheckedRoutes(folder, NOW);
    }

    private static String route(String id, String from) {
        return "- route:\n    id: %s\n    from:\n      uri: %s\n      steps:\n        - log: \"${body}\"\n"
                .formatted(id, from);
    }
}
