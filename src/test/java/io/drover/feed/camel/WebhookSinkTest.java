package io.drover.feed.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.runtime.ConfigurationException;
import io.drover.testing.Receiver;
import io.drover.testing.Receiver.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook gets every event once it has said 2xx, and its address and secrets stay with it. */
@Timeout(60)
class WebhookSinkTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The example of the specification at standardwebhooks.com. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    private static Path data;

    private final Changes changes = new Changes();
    private final Map<String, String> settings = new HashMap<>();
    private Receiver receiver;
    private @Nullable SinkRun sink;

    @BeforeEach
    void startReceiver() throws Exception {
        receiver = new Receiver();
        settings.put("drover.changes.webhook.url", receiver.url("/hook?token=s3cr3t%2Btoken&a=1"));
        settings.put("drover.changes.webhook.secret", SECRET);
    }

    @AfterEach
    void stop() throws Exception {
        if (sink != null) {
            sink.close();
        }
        receiver.close();
    }

    @Test
    void each_event_is_one_request_in_order() throws IOException {
        ChangeBatch batch = changes.upsert("a", 1).upsert("b", 1).delete("a", 2).batch();

        assertThat(deliver(batch)).isNull();

        List<String> ids = batch.changes().stream().map(Change::id).toList();
        assertThat(receiver.received()).extracting(this::id).containsExactlyElementsOf(ids);
        Received first = receiver.received().get(0);
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.uri()).isEqualTo("/hook?token=s3cr3t%2Btoken&a=1");
        assertThat(first.headers())
                .containsEntry("content-type", "application/cloudevents+json")
                .containsEntry("webhook-id", ids.get(0))
                .containsEntry("idempotency-key", ids.get(0))
                .doesNotContainKeys("authorization", "CamelFeedId", "CamelHttpUri");
        JsonNode event = JSON.readTree(first.body());
        assertThat(event.get("data").get("version").asInt()).isEqualTo(1);
    }

    @Test
    void the_signature_is_the_one_of_standard_webhooks() throws GeneralSecurityException {
        deliver(changes.upsert("a", 1).batch());

        Received request = receiver.received().get(0);
        String timestamp = request.headers().get("webhook-timestamp");
        String signed = request.headers().get("webhook-id") + "." + timestamp + "." + request.body();
        assertThat(timestamp).matches("[0-9]+");
        assertThat(request.headers().get("webhook-signature")).isEqualTo("v1," + signature(signed));
    }

    @Test
    void without_a_secret_there_is_no_signature() {
        settings.put("drover.changes.webhook.secret", "");

        assertThat(deliver(changes.upsert("a", 1).batch())).isNull();

        assertThat(receiver.received().get(0).headers())
                .containsKey("webhook-id")
                .doesNotContainKey("webhook-signature");
    }

    @Test
    void an_authorization_is_sent_where_there_is_one() {
        settings.put("drover.changes.webhook.authorization", "Bearer a+b&c=%20");

        deliver(changes.upsert("a", 1).batch());

        assertThat(receiver.received().get(0).headers()).containsEntry("authorization", "Bearer a+b&c=%20");
    }

    @Test
    void neither_the_address_nor_the_authorization_stands_in_the_route() throws Exception {
        settings.put("drover.changes.webhook.authorization", "Bearer s3cr3t");
        deliver(changes.upsert("a", 1).batch());

        assertThat(Objects.requireNonNull(sink).route())
                .contains("drover.changes.webhook.url", "drover.changes.webhook.authorization", "feed:address")
                .doesNotContain("s3cr3t")
                .doesNotContain("localhost")
                .doesNotContain("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void what_may_pass_is_left_to_the_feed_and_names_event_status_and_host(int code) {
        receiver.answer(204, code);
        ChangeBatch batch = changes.upsert("a", 1).upsert("b", 1).upsert("c", 1).batch();

        assertThat(deliver(batch))
                .hasRootCauseMessage("the webhook " + receiver.url("") + " does not take the event "
                        + batch.changes().get(1).id() + " now: it answers " + code)
                .satisfies(failure -> assertThat(Fault.of(failure)).isEqualTo(Fault.OF_THE_SINK));

        assertThat(receiver.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 410, 413, 422})
    void what_is_refused_names_event_status_and_host_and_ends_the_batch(int code) {
        receiver.answer(204, code);
        ChangeBatch batch = changes.upsert("a", 1).upsert("b", 1).upsert("c", 1).batch();

        assertThat(deliver(batch))
                .hasRootCauseMessage("the webhook " + receiver.url("") + " refuses the event "
                        + batch.changes().get(1).id() + ": it answers " + code)
                .satisfies(failure -> assertThat(Fault.of(failure)).isEqualTo(Fault.PERHAPS_OF_A_CHANGE));

        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void a_failure_is_told_by_the_feed_alone() {
        receiver.answer(503);

        Told told = told(() -> deliver(changes.upsert("a", 1).batch()));

        assertThat(told.failure()).hasStackTraceContaining("it answers 503");
        assertThat(told.log()).doesNotContain("WARN").doesNotContain("ERROR").doesNotContain("503");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void no_redirection_is_followed(int code) throws Exception {
        settings.put("drover.changes.webhook.authorization", "Bearer secret");
        try (Receiver other = new Receiver()) {
            receiver.addHeader("Location", other.url("/elsewhere"));
            receiver.answer(code);

            assertThat(deliver(changes.upsert("a", 1).batch())).hasStackTraceContaining("it answers " + code);

            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void an_answer_that_does_not_come_is_not_waited_for_without_end() {
        settings.put("drover.changes.webhook.timeout", "200");
        receiver.answer(Receiver.NONE);

        assertThat(deliver(changes.upsert("a", 1).batch()))
                .satisfies(failure -> assertThat(Fault.of(failure)).isEqualTo(Fault.OF_THE_SINK));
    }

    @Test
    void an_answer_that_does_not_come_tells_no_secret() {
        settings.put("drover.changes.webhook.url", "http://localhost:1/hook?token=s3cr3t");

        Told told = told(() -> deliver(changes.upsert("a", 1).batch()));

        assertThat(told.failure())
                .hasStackTraceContaining("Connection refused")
                .extracting(Throwables::getStackTrace, STRING)
                .doesNotContain("s3cr3t");
        assertThat(told.log()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:s3cr3t@localhost/",
                "s3cr3t",
                "ftp://localhost/?s3cr3t",
                "http://[s3cr3t",
                "http://a b/s3cr3t"
            })
    void an_address_that_is_none_stops_the_start_and_is_not_told(String url) {
        settings.put("drover.changes.webhook.url", url);

        assertThatThrownBy(() -> deliver(changes.upsert("a", 1).batch()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("application.properties:")
                .hasMessageContaining("drover.changes.webhook.url has to be an address")
                .extracting(Throwables::getStackTrace, STRING)
                .doesNotContain("s3cr3t");
    }

    /** What went wrong, and what the log said meanwhile. */
    private record Told(@Nullable Exception failure, String log) {}

    private interface Delivery {
        @Nullable
        Exception run();
    }

    private static Told told(Delivery delivery) {
        PrintStream standard = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, UTF_8));
        try {
            return new Told(delivery.run(), log.toString(UTF_8));
        } finally {
            System.setErr(standard);
        }
    }

    private @Nullable Exception deliver(ChangeBatch batch) {
        try {
            if (sink == null) {
                sink = new SinkRun("webhook", data, settings);
            }
            return sink.deliver(batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String signature(String signed) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    private String id(Received request) {
        try {
            return JSON.readTree(request.body()).get("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
