package io.drover.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.OnFallbackDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a feed's batches come to may not let one pass as delivered that was not. */
class FeedSinksTest {
    private static final String FEED = """
            - route:
                id: feed
                from:
                  uri: immich:changes
                  parameters:
                    feed: f
                  steps:
                    - to: direct:sink
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{2}")
    @MethodSource("swallowing")
    void a_step_that_swallows_errors_is_told_with_what_to_do(int line, String steps, String complaint) {
        assertThat(checked().with("sink", sink(steps)).problems())
                .singleElement()
                .asString()
                .matches("routes/sink\\.camel\\.yaml:" + line + ":\\d+: .*")
                .endsWith(": changes of the feed in route 'feed' could be lost here: " + complaint);
    }

    static Stream<Arguments> swallowing() {
        return Stream.of(
                arguments(
                        9,
                        """
                        - doTry:
                            steps:
                              - to: log:a
                            doCatch:
                              - exception: [java.lang.Exception]
                                steps:
                                  - log: "${exception.message}"
                        """,
                        "doCatch takes every java.lang.Exception; name the kinds that may be left out, or end it"
                                + " with throwException"),
                arguments(6, """
                        - split:
                            simple: "${body}"
                            steps:
                              - to: log:a
                        """, "split goes on when a part of it fails; set stopOnException: true"),
                arguments(6, """
                        - multicast:
                            steps:
                              - to: log:a
                        """, "multicast goes on when a part of it fails; set stopOnException: true"),
                arguments(6, """
                        - recipientList:
                            expression: {constant: "log:a,log:b"}
                        """, "recipientList goes on when a part of it fails; set stopOnException: true"),
                arguments(
                        6,
                        """
                        - wireTap: {uri: "log:a"}
                        """,
                        "wireTap does not wait for what it sends; use to, or multicast with stopOnException: true"),
                arguments(6, """
                        - to: seda:later
                        """, "seda: takes a message and does not wait for what becomes of it; use direct:"),
                arguments(6, """
                        - toD: {uri: "seda:${header.where}"}
                        """, "seda: takes a message and does not wait for what becomes of it; use direct:"),
                arguments(
                        6,
                        """
                        - aggregate:
                            correlationExpression: {constant: all}
                            completionSize: 3
                            aggregationStrategy: "#class:org.apache.camel.processor.aggregate.UseLatestAggregationStrategy"
                            steps:
                              - to: log:a
                        """,
                        "aggregate keeps messages in memory and sends them later; a batch is a group already, by the"
                                + " feed's batchSize"),
                arguments(
                        6,
                        """
                        - resequence:
                            expression: {simple: "${body}"}
                            steps:
                              - to: log:a
                        """,
                        "resequence keeps messages in memory and sends them later; a feed tells its changes in order"),
                arguments(
                        6,
                        """
                        - to: kafka:a?brokers=localhost:1&enableIdempotence=false&requestRequiredAcks=1
                        """,
                        "requestRequiredAcks=1 lets brokers lose what they have confirmed; set requestRequiredAcks:"
                                + " all"));
    }

    @Test
    void what_waits_and_what_stops_is_let_be() {
        assertThat(checked().with("sink", sink("""
                                - split:
                                    simple: "${body}"
                                    stopOnException: true
                                    steps:
                                      - to: log:a
                                - to: seda:later?waitForTaskToComplete=Always
                                - threads: {poolSize: 2}
                                - to: kafka:a?brokers=localhost:1&requestRequiredAcks=all
                                - doTry:
                                    steps:
                                      - to: log:a
                                    doCatch:
                                      - exception: [io.drover.mirror.WrongChecksumException]
                                        steps:
                                          - log: "left out"
                                      - exception: [java.lang.Exception]
                                        onWhen: {simple: "${exception.message} == 'gone'"}
                                        steps:
                                          - log: "left out"
                                - doTry:
                                    steps:
                                      - to: log:a
                                    doCatch:
                                      - exception: [java.lang.Exception]
                                        steps:
                                          - throwException: {exceptionType: java.io.IOException, message: again}
                                """)).problems()).isEmpty();
    }

    @Test
    void routes_that_no_feed_comes_to_may_do_as_they_like() {
        assertThat(new CheckedRoutes(folder, Clock.systemUTC()).with("a", """
                                - route:
                                    id: a
                                    from:
                                      uri: timer:a
                                      steps:
                                        - wireTap: {uri: "log:a"}
                                        - to: seda:later
                                """).problems())
                .isEmpty();
    }

    @Test
    void an_error_handler_for_all_routes_that_handles_a_batch_is_told() {
        assertThat(checked()
                        .with("sink", sink("- to: log:a\n"))
                        .with("z-errors", """
                                - routeConfiguration:
                                    onException:
                                      - onException:
                                          exception: [java.io.IOException]
                                          handled: {constant: "true"}
                                """)
                        .problems())
                .isNotEmpty()
                .allSatisfy(
                        problem -> assertThat(problem)
                                .startsWith("routes/z-errors.camel.yaml:3:")
                                .endsWith(
                                        "could be lost here: onException has handled for java.io.IOException; leave the batch to"
                                                + " the feed, by handled: false or by onWhen: ${header.CamelFeedName} == null"));
    }

    @Test
    void an_error_handler_that_leaves_batches_to_their_feed_is_let_be() {
        assertThat(checked()
                        .with("sink", sink("- to: log:a\n"))
                        .with("z-errors", """
                                - routeConfiguration:
                                    onException:
                                      - onException:
                                          exception: [java.io.IOException]
                                          onWhen: {simple: "${header.CamelFeedName} != null"}
                                          redeliveryPolicy: {maximumRedeliveries: "0"}
                                      - onException:
                                          exception: [java.io.IOException]
                                          handled: {constant: "true"}
                                      - onException:
                                          exception: [java.lang.Exception]
                                          onWhen: {simple: "${header.CamelFeedName} == null"}
                                          continued: {constant: "true"}
                                """)
                        .problems())
                .isEmpty();
    }

    @Test
    void a_dead_letter_channel_is_told() {
        assertThat(checked()
                        .with(
                                "sink",
                                "- errorHandler:\n    deadLetterChannel:\n      deadLetterUri: log:dead\n"
                                        + sink("- to: log:a\n"))
                        .problems())
                .singleElement()
                .asString()
                .isEqualTo(
                        "routes/sink.camel.yaml:3:22: changes of the feed in route 'feed' could be lost here:"
                                + " deadLetterChannel takes every error; leave it out, and set onSinkError=deadLetter of the feed");
    }

    @Test
    void the_setting_of_all_kafka_endpoints_counts() {
        assertThat(checked()
                        .setting("camel.component.kafka.configuration.requestRequiredAcks = 0")
                        .with("sink", sink("- to: kafka:a?brokers=localhost:1&enableIdempotence=false\n"))
                        .problems())
                .singleElement()
                .asString()
                .contains("requestRequiredAcks=0 lets brokers lose");
    }

    @Test
    void a_fallback_is_told() {
        CircuitBreakerDefinition breaker = new CircuitBreakerDefinition();
        breaker.setOnFallback(new OnFallbackDefinition());
        SinkStep step = new SinkStep(new DefaultCamelContext(), breaker, new RouteDefinition(), "feed");

        assertThat(new Fallbacks().complaint(step))
                .isEqualTo(
                        "onFallback takes every error of its circuitBreaker; leave it out: the feed waits for its sink by"
                                + " itself");
    }

    private CheckedRoutes checked() {
        return new CheckedRoutes(folder, Clock.systemUTC())
                .with("feed", FEED)
                .setting("camel.component.immich.email = a@b.example")
                .setting("camel.component.immich.password = {{env:P:p}}");
    }

    private static String sink(String steps) {
        return "- route:\n    id: sink\n    from:\n      uri: direct:sink\n      steps:\n" + steps.indent(8);
    }
}
