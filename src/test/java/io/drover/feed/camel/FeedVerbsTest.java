package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.ChangeBatch;
import io.drover.feed.Envelope;
import io.drover.feed.Event;
import io.drover.feed.Operation;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sinks can do with a batch, by URI. */
class FeedVerbsTest {
    /** The example of the specification of Standard Webhooks. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @TempDir
    private Path directory;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.disableJMX();
        context.getRegistry().bind("clock", new SettableClock(Instant.ofEpochSecond(1_614_265_330)));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void a_batch_becomes_lines_wherever_bytes_or_text_are_wanted() throws Exception {
        ChangeBatch batch = Events.batch(3, 42, 43);

        String text = converted(String.class, batch);

        assertThat(text).endsWith("}\n");
        assertThat(text.lines()).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(converted(byte[].class, batch)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(converted(InputStream.class, batch)).hasContent(text);
    }

    @Test
    void a_split_of_a_batch_gives_its_events_one_by_one() throws Exception {
        List<String> parts = new ArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:split")
                        .split(body())
                        .process(exchange -> parts.add(exchange.getMessage().getBody(String.class)));
            }
        });

        context.createProducerTemplate().sendBody("direct:split", Events.batch(3, 42, 43));

        assertThat(parts).hasSize(2);
        assertThat(parts.get(1)).doesNotContain("\n");
        assertThat(new ObjectMapper().readTree(parts.get(1)).path("subject").asText())
                .isEqualTo("asset/43");
        Event event = Events.batch(3, 42, 43).iterator().next();
        assertThat(converted(byte[].class, event)).isEqualTo(event.json());
        assertThat(converted(InputStream.class, event)).hasContent(parts.get(0));
    }

    @Test
    void a_segment_tells_where_it_is() {
        Exchange exchange = send("feed:segment?directory=" + directory, Events.batch(3, 42, 43));

        assertThat(exchange.getException()).isNull();
        assertThat(Path.of(exchange.getMessage().getHeader(Exchange.FILE_NAME_PRODUCED, String.class)))
                .isEqualTo(directory.resolve("library/0000000003/00000000000000000042.ndjson"))
                .exists();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(ChangeBatch.class);
    }

    @Test
    void messages_are_one_an_event_with_key_and_id() throws Exception {
        ChangeBatch batch = Events.batch(3, 42, 43);

        Exchange exchange = send("feed:messages?keyHeader=kafka.KEY", batch);

        List<Message> messages = messages(exchange);
        assertThat(messages).hasSize(2);
        Message second = messages.get(1);
        assertThat(second.getBody())
                .isEqualTo(new Event(
                                batch.domain(),
                                batch.envelope(),
                                batch.changes().get(1))
                        .json());
        assertThat(second.getHeaders())
                .containsOnlyKeys(
                        "kafka.KEY",
                        FeedHeaders.FEED,
                        FeedHeaders.ID,
                        FeedHeaders.KEY,
                        FeedHeaders.TYPE,
                        FeedHeaders.OPERATION,
                        FeedHeaders.SEQUENCE,
                        FeedHeaders.CONTENT_TYPE)
                .containsEntry("kafka.KEY", "asset/43")
                .containsEntry(FeedHeaders.ID, batch.changes().get(1).id())
                .containsEntry(FeedHeaders.KEY, "asset/43")
                .containsEntry(FeedHeaders.TYPE, "asset")
                .containsEntry(FeedHeaders.OPERATION, "upsert")
                .containsEntry(FeedHeaders.SEQUENCE, 43L)
                .containsEntry("content-type", "application/cloudevents+json");
        assertThat(exchange.getMessage().getHeader("content-type")).isEqualTo("application/cloudevents+json");
        assertThat(messages(exchange)).as("again, for a redelivery").hasSize(2);
    }

    @Test
    void bare_messages_are_plain_json() {
        ChangeBatch batch = Events.batch(3, 42, 42);
        ChangeBatch bare = new ChangeBatch(batch.feed(), batch.domain(), Envelope.BARE, batch.changes());

        Message message = messages(send("feed:messages", bare)).get(0);

        assertThat(message.getHeader("content-type")).isEqualTo("application/json");
        assertThat(message.getHeaders()).doesNotContainKey("kafka.KEY");
    }

    @Test
    void a_deletion_is_followed_by_a_tombstone_where_that_is_wanted() {
        ChangeBatch batch =
                Events.batch(List.of(Events.change(Operation.DELETE, 3, 42), Events.change(Operation.UPSERT, 3, 43)));

        List<Message> messages = messages(send("feed:messages?keyHeader=kafka.KEY&tombstones=true", batch));

        assertThat(messages).hasSize(3);
        assertThat((byte[]) messages.get(0).getBody()).asString().contains("org.example.asset.delete");
        assertThat(messages.get(1).getBody()).isNull();
        assertThat(messages.get(1).getHeader("kafka.KEY")).isEqualTo("asset/42");
        assertThat(messages.get(2).getHeader("kafka.KEY")).isEqualTo("asset/43");
        assertThat(messages(send("feed:messages?keyHeader=kafka.KEY", batch))).hasSize(2);
    }

    @Test
    void messages_end_once_their_exchange_has_failed() {
        Exchange exchange = send("feed:messages", Events.batch(3, 42, 44));
        Iterator<?> messages = exchange.getMessage().getBody(Iterable.class).iterator();
        messages.next();

        exchange.setException(new IllegalStateException("the broker is away"));

        assertThat(messages.hasNext()).isFalse();
    }

    @Test
    void a_signature_is_that_of_standard_webhooks() throws Exception {
        Exchange exchange = sign(SECRET, BODY);

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("webhook-id", ID)
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", SIGNATURE);
        assertThat(exchange.getMessage().getBody()).isEqualTo(BODY.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_secret_may_be_text() throws Exception {
        byte[] sameKey = Base64.getDecoder().decode("c2VjcmV0");

        assertThat(sign("secret", BODY).getMessage().getHeader("webhook-signature"))
                .isEqualTo(sign("whsec_" + Base64.getEncoder().encodeToString(sameKey), BODY)
                        .getMessage()
                        .getHeader("webhook-signature"));
    }

    @Test
    void without_a_secret_there_is_no_signature() throws Exception {
        assertThat(sign("", BODY).getMessage().getHeaders())
                .containsKeys("webhook-id", "webhook-timestamp")
                .doesNotContainKey("webhook-signature");
    }

    @Test
    void a_batch_and_an_event_have_ids_of_their_own() throws Exception {
        ChangeBatch batch = Events.batch(3, 42, 43);
        Event event = batch.iterator().next();
        setSecret(SECRET);

        assertThat(send("feed:sign?secret=#property:webhook.secret", batch)
                        .getMessage()
                        .getHeader("webhook-id"))
                .isEqualTo("library-3-42-43");
        assertThat(send("feed:sign?secret=#property:webhook.secret", event)
                        .getMessage()
                        .getHeader("webhook-id"))
                .isEqualTo(event.change().id());
    }

    @Test
    void a_secret_of_a_setting_is_in_no_uri_and_no_error() throws Exception {
        setSecret("whsec_not/base+64!");

        assertThatThrownBy(() -> context.getEndpoint("feed:sign?secret=#property:webhook.secret")
                        .createProducer())
                .hasMessage("secret: must hold base64 after whsec_, and holds something else there")
                .hasNoCause();
        assertThat(context.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains("base+64"));
    }

    @Test
    void a_repeated_batch_goes_on_behind_what_was_taken_without_a_gap() throws Exception {
        ChangeBatch batch = Events.batch(3, 42, 46);
        BatchProgress progress = new BatchProgress(batch);
        Producer step = context.getEndpoint("feed:messages").createProducer();
        Producer tombstones =
                context.getEndpoint("feed:messages?tombstones=true").createProducer();

        take(handedOver(step, batch, progress), 42, 43, 45);
        take(handedOver(tombstones, batch, progress), 42, 43, 45);

        assertThat(sequences(handedOver(step, batch, progress))).containsExactly(44L, 45L, 46L);
        assertThat(sequences(handedOver(tombstones, batch, progress)))
                .as("a tombstone may be missing")
                .containsExactly(42L, 43L, 44L, 45L, 46L);
        assertThat(progress.isOf(Events.batch(3, 42, 46))).isTrue();
        assertThat(progress.isOf(Events.batch(3, 42, 42))).isFalse();
    }

    @Test
    void what_one_step_s_receiver_has_another_one_s_has_not() throws Exception {
        ChangeBatch batch = Events.batch(3, 42, 44);
        BatchProgress progress = new BatchProgress(batch);
        Producer first = context.getEndpoint("feed:messages").createProducer();
        Producer second = context.getEndpoint("feed:messages").createProducer();

        take(handedOver(first, batch, progress), 42, 43, 44);

        assertThat(sequences(handedOver(first, batch, progress))).isEmpty();
        assertThat(sequences(handedOver(second, batch, progress))).containsExactly(42L, 43L, 44L);
    }

    private Exchange handedOver(Producer step, ChangeBatch batch, BatchProgress progress) throws Exception {
        Exchange exchange = ExchangeBuilder.anExchange(context).withBody(batch).build();
        progress.carriedBy(exchange);
        step.process(exchange);
        return exchange;
    }

    private void take(Exchange handedOver, long... sequences) {
        for (long sequence : sequences) {
            Exchange part = handedOver.copy();
            part.getMessage().setHeader(FeedHeaders.SEQUENCE, sequence);
            assertThat(context.createProducerTemplate().send("feed:taken", part).getException())
                    .isNull();
        }
    }

    private static List<Long> sequences(Exchange handedOver) {
        return messages(handedOver).stream()
                .map(message -> message.getHeader(FeedHeaders.SEQUENCE, Long.class))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed:publish | feed:publish: there is no operation 'publish'; there are segment, messages, address, sign, taken, wake",
                "feed:segment | directory: is empty; feed:segment needs a folder to write to",
                "feed:wake | feed: is empty; feed:wake needs the name of the feed that it wakes",
                "feed:wake?feed=x | secret: is empty; feed:wake needs one, so that not everybody may wake the feed 'x'",
                "feed:messages | feed:messages: the body must be the batch that a feed sends, is a java.lang.Integer",
                "feed:sign | feed:sign: the body must be a batch or an event of a feed, or the header CamelFeedId must be"
                        + " set; neither is so",
                "feed:taken | feed:taken: the header CamelFeedSequence must be set, as feed:messages does; it is not"
            })
    void a_wrong_use_is_told(String uri, String sentence) {
        assertThatThrownBy(() -> {
                    Exchange exchange = send(uri, 7);
                    throw exchange.getException();
                })
                .satisfies(failure -> assertThat(innermost(failure)).hasMessage(sentence));
    }

    private static Throwable innermost(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    private <T> T converted(Class<T> type, Object value) throws Exception {
        return context.getTypeConverter().mandatoryConvertTo(type, value);
    }

    private Exchange send(String uri, Object body) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            return template.request(uri, exchange -> exchange.getMessage().setBody(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Exchange sign(String secret, String body) throws Exception {
        setSecret(secret);
        Exchange exchange = ExchangeBuilder.anExchange(context)
                .withHeader(FeedHeaders.ID, ID)
                .withBody(body)
                .build();
        return context.createProducerTemplate().send("feed:sign?secret=#property:webhook.secret", exchange);
    }

    /** The endpoint is made anew: it keeps what it has read. */
    private void setSecret(String secret) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("webhook.secret", secret);
        context.getPropertiesComponent().setOverrideProperties(settings);
        context.removeEndpoints("feed*");
    }

    private static List<Message> messages(Exchange exchange) {
        List<Message> messages = new ArrayList<>();
        for (Object message : exchange.getMessage().getBody(Iterable.class)) {
            messages.add((Message) message);
        }
        return messages;
    }
}
