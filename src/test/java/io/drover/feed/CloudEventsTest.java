package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader of events gets: CloudEvents 1.0 by their schema, or the change's own fields. */
class CloudEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant TIME = Instant.parse("2026-05-01T10:11:12.345Z");
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}");

    @Test
    void a_cloud_event_has_what_is_known_of_the_change() throws IOException {
        Change change = change(Operation.UPSERT, TIME, "{\"id\":\"7\", \"size\":1.50}", null);

        String event = text(Envelope.CLOUDEVENTS, change);

        assertThat(event)
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"" + change.id()
                        + "\",\"source\":\"/immich/users/1\",\"type\":\"app.immich.asset.upsert\",\"subject\":\"asset/7\","
                        + "\"time\":\"2026-05-01T10:11:12.345Z\",\"datacontenttype\":\"application/json\","
                        + "\"partitionkey\":\"asset/7\",\"sequence\":\"00000000000000000042\",\"generation\":3,"
                        + "\"changeversion\":\"v1\",\"data\":{\"id\":\"7\", \"size\":1.50}}");
        assertIsCloudEvent(event);
    }

    @Test
    void a_cloud_event_leaves_out_what_is_not_known() throws IOException {
        String event = text(Envelope.CLOUDEVENTS, change(Operation.DELETE, null, null, "cascade"));

        JsonNode json = assertIsCloudEvent(event);
        assertThat(json.has("time")).isFalse();
        assertThat(json.has("data")).isFalse();
        assertThat(json.has("datacontenttype")).isFalse();
        assertThat(json.path("reason").asText()).isEqualTo("cascade");
        assertThat(json.path("type").asText()).isEqualTo("app.immich.asset.delete");
    }

    @Test
    void a_time_that_rfc_3339_cannot_say_is_left_out() throws IOException {
        Change change = change(Operation.UPSERT, Instant.MAX, "{}", null);

        assertThat(assertIsCloudEvent(text(Envelope.CLOUDEVENTS, change)).has("time"))
                .isFalse();
    }

    @Test
    void a_bare_event_has_the_change_s_own_fields() {
        Change change = change(Operation.DELETE, TIME, "null", "absent");

        assertThat(text(Envelope.BARE, change))
                .isEqualTo("{\"id\":\"" + change.id()
                        + "\",\"source\":\"/immich/users/1\",\"type\":\"asset\",\"key\":\"asset/7\",\"operation\":\"delete\","
                        + "\"time\":\"2026-05-01T10:11:12.345Z\",\"version\":\"v1\",\"generation\":3,\"sequence\":42,"
                        + "\"reason\":\"absent\",\"data\":null}");
    }

    @ParameterizedTest
    @EnumSource(Envelope.class)
    void a_batch_is_one_line_an_event_whatever_the_data_look_like(Envelope envelope) throws IOException {
        ChangeBatch batch = new ChangeBatch(
                "library",
                "app.immich",
                envelope,
                List.of(
                        change(Operation.UPSERT, TIME, "{\r\n  \"name\" : \"a\\nb Zoë 🐑\"\n}", null),
                        change(Operation.DELETE, TIME, null, null)));

        List<String> lines = new String(CloudEvents.lines(batch), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(0)).at("/data/name").asText()).isEqualTo("a\nb Zoë 🐑");
        assertThat(CloudEvents.lines(batch)).endsWith('\n');
        assertThat(lines.get(1).getBytes(StandardCharsets.UTF_8))
                .isEqualTo(CloudEvents.event(batch, batch.changes().get(1)));
    }

    /** By the schema of the specification, and by its rule for names, which the schema does not hold. */
    private static JsonNode assertIsCloudEvent(String event) throws IOException {
        JsonNode json = JSON.readTree(event);
        try (InputStream schema = CloudEventsTest.class.getResourceAsStream("/cloudevents/cloudevents-1.0.json")) {
            JsonSchema rules =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(Objects.requireNonNull(schema));
            assertThat(rules.validate(
                            json, execution -> execution.getExecutionConfig().setFormatAssertionsEnabled(true)))
                    .isEmpty();
        }
        json.fieldNames().forEachRemaining(name -> assertThat(name).matches(ATTRIBUTE));
        return json;
    }

    private static String text(Envelope envelope, Change change) {
        return new String(new Event("app.immich", envelope, change).json(), StandardCharsets.UTF_8);
    }

    private static Change change(
            Operation operation, @Nullable Instant time, @Nullable String data, @Nullable String reason) {
        return new Change("/immich/users/1", "asset", "asset/7", operation, time, "v1", 3, 42, data, reason);
    }
}
