package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.feed.FeedRequest;
import io.drover.feed.FeedRequests;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExchangeBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who knows the secret makes a feed look for changes, and can do nothing else. */
@Timeout(60)
class FeedWakeTest {
    private static final String WAKE = "feed:wake?feed=library&secret=#property:wake.secret";
    private static final String HEADER = "X-Drover-Secret";

    @TempDir
    private Path data;

    private FeedRun run;

    @BeforeEach
    void open() {
        run = new FeedRun(data);
        Properties settings = new Properties();
        settings.setProperty("wake.secret", "open sesame");
        run.context.getPropertiesComponent().setOverrideProperties(settings);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void a_feed_is_read_at_once_and_the_answer_holds_nothing_of_the_call() throws Exception {
        run.route("delay=3600000").start();
        run.next(); // tells that the feed begins
        run.source.upsert("1");

        Exchange answer = call(WAKE, Map.of(HEADER, "open sesame", "X-Other", "1"), "{\"event\":\"publish\"}");

        assertThat(run.nextKeys()).containsExactly("asset/1");
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isNull();
        assertThat(answer.getMessage().getHeaders()).containsExactly(Map.entry("CamelHttpResponseCode", 204));
    }

    @Test
    void the_header_may_have_another_name() throws Exception {
        run.route("delay=3600000").start();
        run.reading();

        call(WAKE + "&secretHeader=Authorization", Map.of("Authorization", "open sesame"), "");

        run.reading();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open", "open sesame!", "OPEN SESAME"})
    void a_wrong_secret_wakes_nobody(String shown) throws Exception {
        run.route("delay=3600000").start();
        run.reading();

        Exchange answer = call(WAKE, Map.of(HEADER, shown), "");

        assertThat(answer.getMessage().getHeaders()).containsExactly(Map.entry("CamelHttpResponseCode", 401));
        assertThat(run.source.readings()).isEmpty();
    }

    @Test
    void without_a_secret_nobody_is_woken() throws Exception {
        run.route("delay=3600000").start();
        run.reading();

        Exchange answer = call(WAKE, Map.of(), "");

        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(401);
        assertThat(run.source.readings()).isEmpty();
    }

    @Test
    void a_feed_that_nobody_reads_is_told() {
        run.start();

        Exchange answer = call(WAKE, Map.of(HEADER, "open sesame"), "");

        assertThat(answer.getException()).hasMessage("feed:wake: no route reads the feed 'library' now");
    }

    @Test
    void a_node_that_does_not_read_the_feed_lets_the_one_that_does_know() throws Exception {
        FeedRequests requests = run.shared();
        run.start();

        Exchange answer = call(WAKE, Map.of(HEADER, "open sesame"), "");

        assertThat(answer.getException()).isNull();
        assertThat(requests.of("library"))
                .extracting(FeedRequests.Pending::request)
                .containsExactly(new FeedRequest.Wake());
    }

    @Test
    void a_feed_that_another_node_wakes_is_read_within_seconds() throws Exception {
        FeedRequests requests = run.shared();
        run.route("delay=3600000").start();
        run.next(); // tells that the feed begins
        run.source.upsert("1");

        requests.add("library", new FeedRequest.Wake());

        assertThat(run.nextKeys()).containsExactly("asset/1");
        assertThat(requests.of("library")).isEmpty();
    }

    @Test
    void the_secret_is_in_no_uri() throws Exception {
        run.route("delay=3600000").start();

        call(WAKE, Map.of(HEADER, "open sesame"), "");

        assertThat(run.context.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains("sesame"));
    }

    private Exchange call(String uri, Map<String, Object> headers, String body) {
        ExchangeBuilder call = ExchangeBuilder.anExchange(run.context).withBody(body);
        headers.forEach(call::withHeader);
        return run.context.createProducerTemplate().send(uri, call.build());
    }
}
