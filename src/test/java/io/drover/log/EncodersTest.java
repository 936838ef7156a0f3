package io.drover.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line is one line, whatever a message holds, and shows no secret. */
class EncodersTest {
    private static final String KEY = "s3cret\"key";

    private final KnownSecrets secrets = new KnownSecrets();
    private final TextEncoder text = new TextEncoder(secrets, ZoneOffset.ofHours(2));
    private final JsonEncoder json = new JsonEncoder(secrets);

    @Test
    void a_line_of_text_has_time_level_class_and_message() {
        String line = text(event("feed {}: goes on", null, "immich"));

        assertThat(line)
                .isEqualTo("2026-01-31T14:00:00+02:00 WARN FeedLoop - feed immich: goes on" + System.lineSeparator());
    }

    @Test
    void a_name_of_a_file_can_neither_begin_another_line_nor_move_the_cursor() {
        String line = text(event("{}", null, "a\r\n2026 ERROR forged\u001b[2J\u0085.jpg"));

        assertThat(line.strip()).endsWith("FeedLoop - a\\u000d\\n2026 ERROR forged\\u001b[2J\\u0085.jpg");
        assertThat(line.lines()).hasSize(1);
    }

    @Test
    void a_stack_trace_stands_below_its_line() {
        List<String> lines = text(event("broken", new IllegalStateException("why\u001b")))
                .lines()
                .toList();

        assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: why\\u001b");
        assertThat(lines.get(2)).startsWith("\tat ");
    }

    @Test
    void a_line_of_json_is_an_object() throws IOException {
        LoggingEvent event = event("feed {}", new IllegalStateException("outer", new IOException("inner")), "immich");
        event.setMDCPropertyMap(Map.of("trace_id", "0af7651916cd43dd8448eb211c80319c"));

        JsonNode line = json(event);

        assertThat(line.path("timestamp").asText()).isEqualTo("2026-01-31T12:00:00.000Z");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("logger").asText()).isEqualTo("io.drover.feed.FeedLoop");
        assertThat(line.path("thread").asText()).isEqualTo("feed-immich");
        assertThat(line.path("message").asText()).isEqualTo("feed immich");
        assertThat(line.path("trace_id").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(line.at("/error/class").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.at("/error/message").asText()).isEqualTo("outer");
        assertThat(line.at("/error/stack").asText()).contains("Caused by: java.io.IOException: inner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb\r\nc", "\u0000\u0007\u001b[2J", "half \ud83d a pair", "\udc00", "\"\\ \u2028", "😀 ü"})
    void json_is_valid_and_one_line_whatever_the_message_holds(String message) throws IOException {
        byte[] bytes = json.encode(event("{}", new IOException(message), message));

        String line = new String(bytes, StandardCharsets.UTF_8);
        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n", "\r");
        String expected = new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(new ObjectMapper().readTree(bytes).path("message").asText()).isEqualTo(expected);
    }

    @Test
    void no_secret_is_in_a_message_an_exception_or_what_is_known_of_it() throws IOException {
        secrets.remember(KEY);
        Exception failure =
                new IllegalStateException("body {\"key\":\"s3cret\\\"key\"}", new IOException("key=" + KEY));
        LoggingEvent event = event("key {}, ?key=s3cret%22key", failure, KEY);
        event.setMDCPropertyMap(Map.of("who", KEY));

        assertThat(text(event)).contains("[secret]").doesNotContain("s3cret");
        assertThat(json(event).toString()).contains("[secret]").doesNotContain("s3cret");
    }

    private String text(ILoggingEvent event) {
        return new String(text.encode(event), StandardCharsets.UTF_8);
    }

    private JsonNode json(ILoggingEvent event) throws IOException {
        return new ObjectMapper().readTree(json.encode(event));
    }

    private static LoggingEvent event(String message, @Nullable Throwable failure, Object... arguments) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        LoggingEvent event = new LoggingEvent(
                "here", context.getLogger("io.drover.feed.FeedLoop"), Level.WARN, message, failure, arguments);
        event.setInstant(Instant.parse("2026-01-31T12:00:00Z"));
        event.setThreadName("feed-immich");
        return event;
    }
}
