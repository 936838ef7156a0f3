package io.drover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drover.runtime.RouteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped routes keep the rules, and each rule is one that can be broken. */
class RouteRulesTest {

    @ParameterizedTest
    @MethodSource("shippedRoutes")
    void a_shipped_route_keeps_all_rules(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String route = name.substring(0, name.length() - RouteFiles.SUFFIX.length());

        assertThat(RouteRules.broken(route, Files.readString(file))).isEmpty();
    }

    static List<Path> shippedRoutes() {
        return Stream.of("routes", "routes/cluster")
                .map(Path::of)
                .flatMap(folder -> RouteFiles.in(folder).stream())
                .toList();
    }

    @Test
    void what_is_in_flight_fills_two_joined_checks() throws IOException {
        int inFlight = Integer.parseInt(Catalog.of("library").endpointDefaults().get("inFlight"));
        int checkBatch =
                Integer.parseInt(Catalog.of("immich").componentDefaults().get("checkBatch"));

        assertThat(inFlight).isGreaterThanOrEqualTo(2 * checkBatch);
        assertThat(shippedRoutes())
                .allSatisfy(file -> assertThat(file).content().doesNotContain("inFlight:"));
        assertThat(Path.of("config/application.properties")).content().doesNotContain("checkBatch");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenRoutes")
    void a_route_that_breaks_a_rule_is_named(String sentence, String yaml) {
        assertThat(RouteRules.broken("good", yaml)).singleElement().asString().contains(sentence);
    }

    static Stream<Arguments> brokenRoutes() {
        return Stream.of(
                arguments("synchronous blocks", """
                        - route:
                            id: good
                            from:
                              uri: direct:ingest
                              parameters:
                                synchronous: true
                        """),
                arguments("options stand under parameters", """
                        - route:
                            id: good
                            from:
                              uri: library:/photos?once=true
                        """),
                arguments("options stand under parameters", """
                        - route:
                            id: good
                            from:
                              uri: direct:ingest
                              steps:
                                - to: ledger:record?state=failed
                        """),
                arguments("has another name", """
                        - route:
                            id: other
                            from:
                              uri: direct:ingest
                        """),
                arguments("with an id", """
                        - routeConfiguration:
                            id: errors
                            onException: []
                        """),
                arguments("without asyncDelayedRedelivery", """
                        - routeConfiguration:
                            onException:
                              - onException:
                                  exception: [java.lang.Exception]
                                  handled:
                                    simple: "${body} is 'io.drover.ingest.SourceFile'"
                                  redeliveryPolicy:
                                    maximumRedeliveries: "3"
                                  steps:
                                    - choice:
                                        when:
                                          - simple: "${body} is 'io.drover.ingest.SourceFile'"
                                            steps:
                                              - to: ledger:record
                                        otherwise:
                                          steps:
                                            - log: "${exception.message}"
                        """),
                arguments("the clause for [java.io.IOException] does not end in ledger:record for files", """
                        - routeConfiguration:
                            onException:
                              - onException:
                                  exception: [java.io.IOException]
                                  handled:
                                    simple: "${body} is 'io.drover.ingest.SourceFile'"
                                  steps:
                                    - choice:
                                        when:
                                          - simple: "${body} is 'io.drover.ingest.SourceFile'"
                                            steps:
                                              - to: log:lost
                                        otherwise:
                                          steps:
                                            - log: "${exception.message}"
                        """),
                arguments("does not end in ledger:record for files", """
                        - routeConfiguration:
                            onException:
                              - onException:
                                  exception: [java.lang.Exception]
                                  handled:
                                    simple: "${body} is 'io.drover.ingest.SourceFile'"
                                  steps:
                                    - choice:
                                        when:
                                          - simple: "${body} is 'io.drover.ingest.SourceFile'"
                                            steps:
                                              - to: ledger:record
                                              - to: log:after
                                        otherwise:
                                          steps:
                                            - log: "${exception.message}"
                        """),
                arguments("does not handle files alone", """
                        - routeConfiguration:
                            onException:
                              - onException:
                                  exception: [java.lang.Exception]
                                  handled:
                                    constant: "true"
                                  steps:
                                    - choice:
                                        when:
                                          - simple: "${body} is 'io.drover.ingest.SourceFile'"
                                            steps:
                                              - to: ledger:record
                                        otherwise:
                                          steps:
                                            - log: "${exception.message}"
                        """),
                arguments("must neither repeat nor handle", """
                        - routeConfiguration:
                            onException:
                              - onException:
                                  exception: [java.lang.Exception]
                                  onWhen: {simple: "${header.CamelFeedName} != null"}
                                  redeliveryPolicy: {maximumRedeliveries: "3", asyncDelayedRedelivery: "true"}
                        """),
                arguments("must neither repeat nor handle", """
                        - routeConfiguration:
                            onException:
                              - onException:
                                  exception: [java.lang.Exception]
                                  onWhen: {simple: "${header.CamelFeedName} != null"}
                                  handled: {constant: "true"}
                                  redeliveryPolicy: {maximumRedeliveries: "0"}
                        """),
                arguments("is not before all others with all that they name: [io.drover.ingest.PutBackException]", """
                        - routeConfiguration:
                            onException:
                              - onException:
                                  exception: [java.lang.Exception]
                                  onWhen: {simple: "${header.CamelFeedName} != null"}
                                  redeliveryPolicy: {maximumRedeliveries: "0"}
                              - onException:
                                  exception: [io.drover.ingest.PutBackException]
                                  redeliveryPolicy: {maximumRedeliveries: "0"}
                        """),
                arguments("says nothing of messages that are no files", """
                        - routeConfiguration:
                            onException:
                              - onException:
                                  exception: [java.lang.Exception]
                                  handled:
                                    simple: "${body} is 'io.drover.ingest.SourceFile'"
                                  steps:
                                    - choice:
                                        when:
                                          - simple: "${body} is 'io.drover.ingest.SourceFile'"
                                            steps:
                                              - to: ledger:record
                        """));
    }
}
