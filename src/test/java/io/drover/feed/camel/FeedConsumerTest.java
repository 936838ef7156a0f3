package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.feed.ChangeBatch;
import io.drover.feed.DeadLetter;
import io.drover.feed.FeedException;
import io.drover.feed.FeedStore;
import io.drover.feed.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StartupListener;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A feed begins with its context, tells each batch once, and ends without losing one. */
@Timeout(60)
class FeedConsumerTest {
    @TempDir
    private Path data;

    private FeedRun run;

    @BeforeEach
    void open() {
        run = new FeedRun(data);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void a_batch_is_one_message_with_its_place() throws Exception {
        run.source.upsert("1", "2", "3");

        run.route("delay=3600000&batchSize=2").start();

        Message first = run.next().getMessage();
        ChangeBatch batch = first.getBody(ChangeBatch.class);
        assertThat(batch.changes()).hasSize(2);
        assertThat(first.getHeader(FeedHeaders.FEED)).isEqualTo("library");
        assertThat(first.getHeader(FeedHeaders.GENERATION)).isEqualTo(1L);
        assertThat(first.getHeader(FeedHeaders.FIRST_SEQUENCE)).isEqualTo(1L);
        assertThat(first.getHeader(FeedHeaders.LAST_SEQUENCE)).isEqualTo(2L);
        assertThat(first.getBody(String.class).lines()).hasSize(2).allMatch(line -> line.contains("\"specversion\""));
        assertThat(run.next().getMessage().getHeader(FeedHeaders.FIRST_SEQUENCE))
                .isEqualTo(3L);
    }

    @Test
    void nothing_is_read_before_all_routes_have_started() throws Exception {
        AtomicInteger before = new AtomicInteger(-1);
        run.route("delay=3600000");
        run.context.addStartupListener(new StartupListener() {
            @Override
            public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
                before.set(run.source.readings().size());
            }
        });

        run.start();

        run.reading();
        assertThat(before).hasValue(0);
    }

    @Test
    void a_pause_lies_between_two_runs() throws Exception {
        run.source.upsert("1");
        run.route("delay=10").start();
        assertThat(run.nextKeys()).containsExactly("asset/1");

        run.source.upsert("2");

        assertThat(nextKeysOfThings()).containsExactly("asset/2");
    }

    @Test
    void a_cron_expression_says_when_runs_are() throws Exception {
        run.source.upsert("1");

        run.route("schedule=* * * * * ?").start();

        assertThat(run.nextKeys()).containsExactly("asset/1");
    }

    @Test
    void a_suspended_feed_reads_nothing_and_goes_on_when_it_is_resumed() throws Exception {
        run.source.upsert("1");
        run.route("delay=3600000").start();
        run.nextKeys();

        run.routes().suspendRoute("reader");
        run.source.upsert("2");
        assertThat(run.routes().getRouteStatus("reader")).isEqualTo(ServiceStatus.Suspended);
        run.source.readings().clear();
        run.routes().resumeRoute("reader");

        assertThat(nextKeysOfThings()).containsExactly("asset/2");
        assertThat(run.source.readings()).hasSize(1);
    }

    @Test
    void a_route_that_was_stopped_goes_on_when_it_is_started() throws Exception {
        run.source.upsert("1");
        run.route("delay=3600000").start();
        run.nextKeys();

        run.routes().stopRoute("reader");
        run.source.upsert("2");
        run.routes().startRoute("reader");

        assertThat(nextKeysOfThings()).containsExactly("asset/2");
    }

    @Test
    void a_stop_waits_for_the_batch_that_is_on_its_way_and_tells_it_once() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        run.source.upsert("1", "2");
        run.route("reader", "fake:changes?feed=library&delay=3600000&batchSize=1", exchange -> {
            arrived.countDown();
            while (!run.isEnding()) {
                Thread.onSpinWait();
            }
        });
        run.start();
        arrived.await();

        run.context.stop();

        assertThat(run.next().getMessage().getHeader(FeedHeaders.LAST_SEQUENCE)).isEqualTo(1L);
        assertThat(run.isEmpty()).isTrue();
        try (FeedRun again = new FeedRun(data)) {
            again.source.upsert("1", "2");
            again.route("delay=3600000&batchSize=1").start();
            assertThat(again.next().getMessage().getHeader(FeedHeaders.FIRST_SEQUENCE))
                    .isEqualTo(2L);
        }
    }

    @Test
    void once_is_one_run_that_reports_its_end() throws Exception {
        run.source.upsert("1", "2");

        run.route("once=true&delay=1").start();

        Manifest manifest = run.endpoint().finished().get(30, TimeUnit.SECONDS);
        assertThat(manifest.error()).isNull();
        assertThat(manifest.of("asset").delivered()).isEqualTo(2);
        assertThat(run.source.confirmed()).isEqualTo(2);
        run.routes().suspendRoute("reader");
        run.routes().resumeRoute("reader");
        assertThat(run.source.readings()).hasSize(1);
    }

    @Test
    void once_says_why_it_ended_early() throws Exception {
        run.source.fails(new IllegalStateException("the library is closed"));

        run.route("once=true").start();

        assertThat(run.endpoint().finished().get(30, TimeUnit.SECONDS).error()).contains("the library is closed");
    }

    @Test
    void a_stop_before_its_end_cancels_the_one_run() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        run.source.upsert("1");
        run.route("reader", "fake:changes?feed=library&once=true", exchange -> {
            arrived.countDown();
            throw new IllegalStateException("the sink is away");
        });
        run.start();
        FeedEndpoint endpoint = run.endpoint();
        arrived.await();

        run.context.stop();

        assertThat(endpoint.finished()).isCancelled();
    }

    @Test
    void a_source_that_fails_is_read_again() throws Exception {
        run.source.fails(new IllegalStateException("the library is closed"));
        run.source.upsert("1");
        run.route("delay=10").start();
        run.reading();

        run.source.fails(null);

        assertThat(run.nextKeys()).containsExactly("asset/1");
    }

    @Test
    void a_batch_that_the_route_does_not_take_comes_again_as_it_was() throws Exception {
        BlockingQueue<List<String>> tries = new LinkedBlockingQueue<>();
        run.source.upsert("1", "2");
        run.route("reader", "fake:changes?feed=library&delay=3600000", exchange -> {
            tries.add(exchange.getMessage().getBody(String.class).lines().toList());
            if (tries.size() == 1) {
                throw new IllegalStateException("the sink is away");
            }
        });

        run.start();

        assertThat(run.nextKeys()).containsExactly("asset/1", "asset/2");
        assertThat(tries.take()).isEqualTo(tries.take());
    }

    @Test
    void what_the_sink_said_is_told_without_what_camel_wraps_it_in() throws Exception {
        run.source.upsert("poison", "2");
        run.route("reader", "fake:changes?feed=library&once=true&onSinkError=deadLetter", exchange -> {
            if (exchange.getMessage().getBody(String.class).contains("poison")) {
                throw new CamelExchangeException(
                        "part 1 failed", exchange, new RuntimeCamelException(new IllegalStateException("too strange")));
            }
        });

        run.start();

        run.endpoint().finished().get(60, TimeUnit.SECONDS);
        int feed = run.feeds.find("library").orElseThrow().id();
        assertThat(run.feeds.dead(feed, 0, 10)).extracting(DeadLetter::reason).containsExactly("too strange");
    }

    @Test
    void a_change_is_not_put_aside_for_a_sink_that_cannot_write() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        run.source.upsert("1", "2");
        run.route("reader", "fake:changes?feed=library&once=true&onSinkError=deadLetter", exchange -> {
            boolean large = exchange.getMessage().getBody(String.class).contains("asset/2");
            if (large && tries.getAndIncrement() < 2) {
                throw new IllegalStateException("not written", new IOException("No space left on device"));
            }
        });

        run.start();

        Manifest manifest = run.endpoint().finished().get(60, TimeUnit.SECONDS);
        assertThat(manifest.of("asset").delivered()).isEqualTo(2);
        assertThat(manifest.of("asset").dead()).isZero();
    }

    @Test
    void a_batch_that_the_route_rolls_back_is_not_taken() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        run.source.upsert("1");
        run.route("reader", "fake:changes?feed=library&delay=3600000", exchange -> {
            if (tries.getAndIncrement() == 0) {
                exchange.setRollbackOnly(true);
                exchange.setRouteStop(true);
            }
        });

        run.start();

        assertThat(run.nextKeys()).containsExactly("asset/1");
        assertThat(tries).hasValue(2);
    }

    @Test
    void a_change_that_alone_is_not_taken_is_put_aside_where_the_route_wants_that() throws Exception {
        run.source.upsert("1", "poison", "3");
        run.route("reader", "fake:changes?feed=library&once=true&onSinkError=deadLetter", exchange -> {
            if (exchange.getMessage().getBody(String.class).contains("poison")) {
                throw new IllegalStateException("too strange");
            }
        });

        run.start();

        Manifest manifest = run.endpoint().finished().get(60, TimeUnit.SECONDS);
        assertThat(manifest.of("asset").dead()).isEqualTo(1);
        int feed = run.feeds.find("library").orElseThrow().id();
        assertThat(run.feeds.dead(feed, 0, 10))
                .extracting(DeadLetter::reason)
                .singleElement()
                .asString()
                .contains("too strange");
    }

    @Test
    void each_feed_has_one_reader_in_a_context() throws Exception {
        run.route("delay=3600000").route("second", "fake:more?feed=library&delay=3600000", exchange -> {});

        assertThatThrownBy(run::start)
                .isInstanceOf(FeedException.class)
                .hasMessage("feed: 'library' is read by the route reader already: give the feed of the route"
                        + " second another name");
    }

    @Test
    void the_same_feed_in_two_routes_is_refused_in_the_same_words() throws Exception {
        run.route("delay=3600000").route("second", "fake:changes?feed=library&delay=3600000", exchange -> {});

        assertThatThrownBy(run::start)
                .isInstanceOf(FeedException.class)
                .hasMessage("feed: 'library' is read by the route reader already: give the feed of the route"
                        + " second another name");
    }

    @Test
    void two_feeds_of_different_names_are_read_side_by_side() throws Exception {
        run.source.upsert("1");

        run.route("delay=3600000")
                .route("second", "fake:more?feed=second&delay=3600000", exchange -> {})
                .start();

        assertThat(List.of(
                        run.next().getMessage().getHeader(FeedHeaders.FEED, String.class),
                        run.next().getMessage().getHeader(FeedHeaders.FEED, String.class)))
                .containsExactlyInAnyOrder("library", "second");
    }

    @Test
    void a_missing_store_is_named() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("fake", new FakeFeedComponent(new FakeChanges()));
            context.getRegistry().bind("clock", Clock.systemUTC());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("fake:changes?feed=library").to("log:none?level=OFF");
                }
            });

            assertThatThrownBy(context::start)
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("'library' needs a " + FeedStore.class.getName());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed=Bad/Name | feed: must be 1 to 64 of a-z, 0-9, - and _, beginning with a letter or a digit, is"
                        + " 'Bad/Name'",
                "batchSize=10 | feed: must be 1 to 64 of a-z, 0-9, - and _, beginning with a letter or a digit, is ''",
                "feed=a&batchSize=0 | batchSize: must be from 1 to 10000, is 0",
                "feed=a&batchSize=10001 | batchSize: must be from 1 to 10000, is 10001",
                "feed=a&maxSweep=101 | maxSweep: must be from 0 to 100, is 101",
                "feed=a&envelope=xml | envelope: must be cloudevents or bare, is 'xml'",
                "feed=a&onSinkError=drop | onSinkError: must be block or deadLetter, is 'drop'",
                "feed=a&delay=0 | delay: must be a duration above 0, such as 30s or 5m, is 0 ms",
                "feed=a&schedule=0 0 3 * * ? 2020 | schedule: '0 0 3 * * ? 2020' names a time that never comes"
            })
    void a_wrong_option_is_named_with_what_is_allowed(String options, String sentence) throws Exception {
        run.route("reader", "fake:changes?" + options, exchange -> {});

        assertThatThrownBy(run::start).rootCause().hasMessage(sentence);
    }

    @Test
    void the_options_have_their_defaults() {
        FeedEndpoint endpoint = run.context.getEndpoint("fake:changes?feed=library", FeedEndpoint.class);

        assertThat(endpoint.getDelay()).isEqualTo(Duration.ofSeconds(30).toMillis());
        assertThat(endpoint.getSchedule()).isNull();
        assertThat(endpoint.isOnce()).isFalse();
        assertThat(endpoint.getEnvelope()).isEqualTo("cloudevents");
        assertThat(endpoint.getOnSinkError()).isEqualTo("block");
        assertThat(endpoint.getBatchSize()).isEqualTo(1_000);
        assertThat(endpoint.getMaxSweep()).isEqualTo(20);
    }

    /** What the next batch says of things; one that is of the feed itself is passed over. */
    private List<String> nextKeysOfThings() throws InterruptedException {
        List<String> keys = run.nextKeys();
        while (keys.isEmpty()) {
            keys = run.nextKeys();
        }
        return keys;
    }
}
