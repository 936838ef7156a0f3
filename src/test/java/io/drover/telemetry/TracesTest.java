package io.drover.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.LoggingLevel;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.LifecycleStrategy;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One trace a message, one span a step, nothing private in it, and never a work that waits for the collector. */
class TracesTest {
    private final Kept kept = new Kept();

    @Test
    void without_an_endpoint_there_is_nothing() {
        try (Traces traces = Traces.to(null, Map.of())) {
            assertThat(traces.beans()).isEmpty();
        }
    }

    @Test
    void each_message_is_a_trace_of_its_own_with_a_span_a_step() throws Exception {
        run(template -> {
            template.sendBody("direct:begin", "one");
            template.sendBody("direct:begin", "two");
        });

        assertThat(kept.traces()).hasSize(2);
        assertThat(kept.spans.stream().map(SpanData::getName))
                .containsOnly("direct:begin", "direct:next", "seda:aside", "mock");
        assertThat(kept.spans.stream().filter(span -> span.getName().equals("direct:next")))
                .allSatisfy(span ->
                        assertThat(span.getParentSpanContext().isValid()).isTrue());
    }

    @Test
    void a_span_says_which_step_and_whether_it_failed_and_nothing_that_is_private() throws Exception {
        run(template -> template.send(
                "direct:failing", exchange -> exchange.getMessage().setBody("secret-name.jpg")));

        SpanData failed = kept.spans.get(0);
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(failed.getAttributes().get(AttributeKey.stringKey("camel.scheme")))
                .isNotNull();
        assertThat(kept.spans).allSatisfy(span -> {
            assertThat(span.getAttributes().asMap().keySet())
                    .extracting(AttributeKey::getKey)
                    .isSubsetOf("camel.scheme", "camel.event");
            assertThat(span.getEvents()).isEmpty();
            assertThat(span.getStatus().getDescription()).isEmpty();
            assertThat(span.getName()).doesNotContain("secret");
        });
    }

    @Test
    void a_line_that_a_step_logs_knows_its_trace_and_no_other_line_does() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("io.drover.telemetry.of-a-route");
        List<String> told = new CopyOnWriteArrayList<>();
        AppenderBase<ILoggingEvent> lines = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                told.add(line.getMDCPropertyMap().getOrDefault("trace_id", "none"));
            }
        };
        lines.start();
        logger.addAppender(lines);
        try {
            run(template -> {
                template.sendBody("direct:begin", "one");
                logger.info("beside");
                template.sendBody("direct:begin", "two");
            });
        } finally {
            logger.detachAppender(lines);
        }

        assertThat(told).hasSize(3);
        assertThat(told.get(1)).isEqualTo("none");
        assertThat(List.of(told.get(0), told.get(2))).hasSameElementsAs(kept.traces());
    }

    @Test
    void the_collector_gets_what_waits_when_the_process_stops() throws Exception {
        try (Collector collector = new Collector()) {
            Traces traces = Traces.to(collector.endpoint(), Map.of("OTEL_SERVICE_NAME", "photos"));
            in(traces.beans(), template -> template.sendBody("direct:begin", "one"));

            traces.close();

            assertThat(collector.received()).isNotEmpty();
            assertThat(String.join("", collector.received())).contains("direct:next", "photos");
        }
    }

    @Test
    void a_second_context_in_the_same_process_goes_on_with_the_same_traces() throws Exception {
        try (Collector collector = new Collector()) {
            try (Traces traces = Traces.to(collector.endpoint(), Map.of())) {
                in(traces.beans(), template -> template.sendBody("direct:begin", "one"));
                in(traces.beans(), template -> template.sendBody("direct:begin", "two"));
            }

            assertThat(String.join("", collector.received()).split("seda:aside", -1))
                    .hasSize(5);
        }
    }

    @Test
    void a_sampler_of_the_environment_counts() throws Exception {
        try (Collector collector = new Collector()) {
            Map<String, String> none = Map.of("OTEL_TRACES_SAMPLER", "always_off");
            try (Traces traces = Traces.to(collector.endpoint(), none)) {
                in(traces.beans(), template -> template.sendBody("direct:begin", "one"));
            }

            assertThat(collector.received()).isEmpty();
        }
    }

    @Test
    void a_variable_that_cannot_be_used_is_named() {
        assertThatThrownBy(() -> Traces.to("http://localhost:4318", Map.of("OTEL_TRACES_SAMPLER", "now_and_then")))
                .isInstanceOf(TelemetryException.class)
                .hasMessageContaining("now_and_then");
    }

    @Test
    void a_collector_that_is_away_is_told_of_once_and_again_when_it_is_back() {
        Logger logger = (Logger) LoggerFactory.getLogger(TellingExporter.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        TellingExporter exporter = new TellingExporter(kept, "http://collector:4318");
        try {
            kept.answer = CompletableResultCode.ofFailure();
            exporter.export(List.of());
            exporter.export(List.of());
            kept.answer = CompletableResultCode.ofSuccess();
            exporter.export(List.of());
            exporter.export(List.of());
        } finally {
            logger.detachAppender(lines);
        }

        assertThat(lines.list.stream().map(line -> line.getLevel() + " " + line.getFormattedMessage()))
                .containsExactly(
                        "WARN the collector at http://collector:4318 takes no traces: they are dropped, and the work"
                                + " goes on",
                        "INFO the collector at http://collector:4318 takes traces again");
    }

    @Test
    void a_collector_that_is_away_stops_neither_the_work_nor_the_end() throws Exception {
        String nobody;
        try (Collector collector = new Collector()) {
            nobody = collector.endpoint();
        }
        long begun = System.nanoTime();

        try (Traces traces = Traces.to(nobody, Map.of())) {
            in(traces.beans(), template -> {
                for (int number = 0; number < 3_000; number++) {
                    template.sendBody("direct:begin", "one");
                }
            });
        }

        assertThat(System.nanoTime() - begun).isLessThan(30_000_000_000L);
    }

    private void run(Consumer<ProducerTemplate> work) throws Exception {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new PlainExporter(kept)))
                .build();
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(provider)
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
        in(List.of(new ContextTracing(sdk)), work);
        provider.close();
    }

    /** A context with routes whose messages change threads. */
    private static void in(List<Object> beans, Consumer<ProducerTemplate> work) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            beans.forEach(bean -> context.addLifecycleStrategy((LifecycleStrategy) bean));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:begin").to("direct:next");
                    from("direct:next")
                            .log(LoggingLevel.INFO, "io.drover.telemetry.of-a-route", "done")
                            .to("seda:aside?waitForTaskToComplete=Always");
                    from("seda:aside").to("mock:/private/secret-folder?retainFirst=1");
                    from("direct:failing").process(exchange -> {
                        throw new IOException("cannot read secret-name.jpg");
                    });
                }
            });
            context.start();
            work.accept(context.createProducerTemplate());
        }
    }

    private static final class Kept implements SpanExporter {
        private final List<SpanData> spans = new CopyOnWriteArrayList<>();
        private CompletableResultCode answer = CompletableResultCode.ofSuccess();

        List<String> traces() {
            return spans.stream().map(SpanData::getTraceId).distinct().toList();
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> more) {
            spans.addAll(more);
            return answer;
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
