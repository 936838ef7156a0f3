package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.feed.FeedSettings.OnSinkError;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sink that does not take what it is given holds its feed, or has single changes put aside; nothing is lost. */
class FeedSinkErrorTest {
    @TempDir
    Path folder;

    private final FakeLibrary library = new FakeLibrary();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Store database;
    private FeedFixture feed;

    @BeforeEach
    void open() {
        database = Stores.open(new DataFolder(folder, "test"), null);
        feed = new FeedFixture(library, database, folder.resolve("requests"));
        for (int i = 1; i <= 9; i++) {
            library.put("asset", "" + i);
        }
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void a_sink_that_is_down_for_long_gets_everything_in_the_end() {
        feed.sink.failNext(500);

        Manifest manifest = feed.run();

        assertThat(manifest.error()).isNull();
        assertSame();
    }

    @Test
    void a_sink_that_takes_a_batch_and_fails_gets_it_again() {
        feed.sink.failAfterNext(3);

        Manifest manifest = feed.run();

        assertThat(manifest.types().get("asset")).isEqualTo(new Manifest.Counts(9, 0, 0, 9, 0, 9, 0, 0));
        assertSame();
    }

    @Test
    void an_impatient_reading_goes_to_its_end_while_the_sink_is_down() throws Exception {
        putMany();
        library.behaviour.patient = false;
        CountDownLatch up = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(70);
        feed.executor = threads;
        feed.sink.before(() -> await(up));
        library.behaviour.beforePiece = read::countDown;

        CompletableFuture<Manifest> run = CompletableFuture.supplyAsync(feed::run, threads);
        assertThat(read.await(30, TimeUnit.SECONDS)).as("all was read").isTrue();
        up.countDown();

        assertThat(run.get(30, TimeUnit.SECONDS).error()).isNull();
        assertSame();
    }

    @Test
    void a_patient_reading_waits_while_much_is_in_the_outbox() throws Exception {
        putMany();
        AtomicInteger pieces = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        feed.executor = threads;
        library.behaviour.beforePiece = () -> most.accumulateAndGet(
                pieces.incrementAndGet() - feed.sink.taken().size() / 3, Math::max);

        Manifest manifest = CompletableFuture.supplyAsync(feed::run, threads).get(30, TimeUnit.SECONDS);

        assertThat(manifest.error()).isNull();
        assertThat(most.get()).as("pieces that were read and not taken").isLessThanOrEqualTo(25);
        assertSame();
    }

    @Test
    void a_stop_ends_a_run_that_waits_for_its_sink_and_the_next_one_goes_on() throws Exception {
        feed.executor = threads;
        feed.sink.failNext(Integer.MAX_VALUE);
        CountDownLatch tried = new CountDownLatch(5);
        FeedLoop loop = feed.start(Steps.alive());
        feed.sink.before(tried::countDown);

        CompletableFuture<Manifest> run = CompletableFuture.supplyAsync(loop::run, threads);
        assertThat(tried.await(30, TimeUnit.SECONDS)).isTrue();
        loop.stop();
        Manifest stopped = run.get(30, TimeUnit.SECONDS);

        assertThat(stopped.error()).isEqualTo("it was stopped");
        assertThat(stopped.types())
                .allSatisfy((type, counts) -> assertThat(counts.balances()).isTrue());
        assertThat(loop.run().error()).as("for ever").isEqualTo("it was stopped");
        feed.sink.failNext(0);
        assertThat(feed.run().error()).isNull();
        assertSame();
    }

    @Test
    void an_interrupt_of_the_second_thread_ends_the_run_and_the_next_one_goes_on() {
        feed.executor = threads;
        feed.sink.before(() -> {
            feed.sink.failNext(1);
            Thread.currentThread().interrupt();
        });

        assertThat(feed.run().error()).isEqualTo("it was interrupted");

        feed.sink.before(() -> {});
        feed.sink.failNext(0);
        assertThat(feed.run().error()).isNull();
        assertSame();
    }

    @Test
    void a_position_is_confirmed_only_when_the_sink_has_everything_up_to_it() {
        List<String> confirmed = new ArrayList<>();
        feed.sink.failAfterNext(2);
        library.behaviour.beforeConfirmation = position -> {
            String last = position.substring(position.lastIndexOf(':') + 1).replace("=", "");
            confirmed.add(position);
            assertThat(feed.sink.taken()).extracting(Change::key).contains(last.isEmpty() ? "asset/9" : last);
        };

        feed.run();

        assertThat(confirmed).containsExactly("1:9:=asset/3", "1:9:=asset/6", "1:9:=asset/9", "1:9:");
    }

    @Test
    void a_position_is_confirmed_once_the_sink_has_it_and_again_until_the_source_hears() {
        library.behaviour.failingConfirmations = 5;

        feed.run();

        assertThat(feed.state().position()).isEqualTo("1:9:");
        assertSame();
    }

    @Test
    void changes_that_alone_are_not_taken_are_put_aside() {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.batchSize = 100;
        feed.sink.allowGaps();
        feed.sink.refuse("asset/1");
        feed.sink.refuse("asset/5");

        Manifest manifest = feed.run();

        assertThat(feed.dead())
                .extracting(DeadLetter::number, letter -> letter.change().key(), DeadLetter::reason)
                .containsExactly(
                        tuple(2L, "asset/1", "the sink does not like asset/1"),
                        tuple(6L, "asset/5", "the sink does not like asset/5"));
        assertThat(manifest.types().get("asset")).isEqualTo(new Manifest.Counts(9, 0, 0, 9, 0, 7, 2, 0));
        assertThat(feed.sink.taken()).hasSize(9);
    }

    @Test
    void a_sink_that_goes_down_while_changes_are_tried_alone_loses_none_of_them() {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.batchSize = 100;
        feed.sink.allowGaps();
        feed.sink.refuse("asset/2");
        AtomicInteger calls = new AtomicInteger();
        feed.sink.before(() -> {
            if (calls.incrementAndGet() == 6) {
                feed.sink.failNext(20);
            }
        });

        feed.run();

        assertThat(feed.dead()).extracting(letter -> letter.change().key()).containsExactly("asset/2");
        assertThat(feed.sink.taken()).hasSize(10);
    }

    @Test
    void a_state_that_was_refused_does_not_follow_a_later_one_of_the_same_key() {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.batchSize = 100;
        feed.sink.allowGaps();
        feed.run();
        library.put("asset", "1").put("asset", "2").put("asset", "2");
        feed.sink.failNext(3);

        feed.run();

        assertThat(feed.dead())
                .extracting(DeadLetter::number, letter -> letter.change().key(), DeadLetter::reason)
                .containsExactly(tuple(13L, "asset/2", "it was refused, and then change 14 of the same key was taken"));
        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
    }

    @Test
    void a_sink_that_is_down_is_waited_for_though_changes_may_be_put_aside() {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.sink.failNext(100);

        feed.run();

        assertThat(feed.dead()).isEmpty();
        assertSame();
    }

    @Test
    void a_change_without_company_is_put_aside_after_three_failures() {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.batchSize = 1;
        feed.sink.allowGaps();
        feed.sink.refuse("asset/4");

        feed.run();

        assertThat(feed.dead())
                .extracting(letter -> letter.change().key(), DeadLetter::attempts)
                .containsExactly(tuple("asset/4", 3));
    }

    @Test
    void a_change_without_company_is_not_put_aside_soon_when_the_sink_has_taken_nothing_yet() {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.batchSize = 1;
        feed.sink.allowGaps();
        feed.sink.refuse("feed");

        feed.run();

        assertThat(feed.dead().get(0).change().operation()).isEqualTo(Operation.RESET);
        assertThat(feed.dead().get(0).attempts()).isEqualTo(20);
    }

    @Test
    void a_change_without_company_is_not_put_aside_while_the_sink_does_not_take_the_one_before_again() {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.batchSize = 1;
        AtomicInteger calls = new AtomicInteger();
        feed.sink.before(() -> {
            if (calls.incrementAndGet() == 4) {
                feed.sink.failNext(100);
            }
        });

        feed.run();

        assertThat(feed.dead()).isEmpty();
        assertSame();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void nothing_is_put_aside_while_the_sink_says_that_it_takes_nothing(int batchSize) {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.batchSize = batchSize;
        feed.sink.allowGaps();
        feed.sink.refuse("asset/5");
        AtomicInteger calls = new AtomicInteger();
        feed.sink.before(() -> {
            int call = calls.incrementAndGet();
            feed.sink.down(call > 4 && call < 60);
        });

        feed.run();

        assertThat(calls.get()).isGreaterThan(60);
        assertThat(feed.dead()).extracting(letter -> letter.change().key()).containsExactly("asset/5");
        assertThat(feed.sink.taken()).hasSize(10);
    }

    /** Small ones pass and large ones fail, as on a disk that is nearly full. */
    @Test
    void a_change_is_not_put_aside_for_a_sink_that_says_it_takes_nothing_though_it_takes_others() {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.batchSize = 100;
        AtomicInteger calls = new AtomicInteger();
        feed.sink.before(() -> feed.sink.down(calls.incrementAndGet() % 2 == 1 && calls.get() < 60));

        feed.run();

        assertThat(feed.dead()).isEmpty();
        assertSame();
    }

    @Test
    void a_stop_is_heard_while_changes_are_tried_alone() {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.batchSize = 100;
        feed.sink.allowGaps();
        feed.sink.refuse("asset/9");
        FeedLoop loop = feed.start(Steps.alive());
        AtomicInteger calls = new AtomicInteger();
        feed.sink.before(() -> {
            if (calls.incrementAndGet() == 5) {
                loop.stop();
            }
        });

        Manifest stopped = loop.run();

        assertThat(stopped.error()).isEqualTo("it was stopped");
        assertThat(calls).hasValue(5);
        assertThat(feed.run().error()).isNull();
        assertThat(feed.dead()).extracting(letter -> letter.change().key()).containsExactly("asset/9");
        assertThat(feed.sink.taken()).hasSize(10);
    }

    @Test
    void what_was_put_aside_stays_there_when_the_sink_takes_nothing_and_it_is_asked_once() {
        putAside("asset/1", "asset/2", "asset/3");
        AtomicInteger calls = new AtomicInteger();
        feed.sink.before(calls::incrementAndGet);
        feed.sink.down(true);

        feed.ask(new FeedRequest.RetryDead(0));

        assertThat(calls).hasValue(1);
        assertThat(feed.dead()).extracting(DeadLetter::attempts).containsExactly(2, 2, 2);
        assertThat(feed.requests.of(feed.name)).isEmpty();
    }

    @Test
    void what_was_put_aside_is_handed_over_when_asked_for_unless_something_later_was_told() {
        putAside("asset/1", "asset/2", "asset/3");
        library.put("asset", "1").remove("asset/2");
        feed.sink.refuseNothing();
        feed.run();
        int taken = feed.sink.taken().size();

        feed.ask(new FeedRequest.RetryDead(0));

        assertThat(feed.dead()).isEmpty();
        assertThat(feed.sink.taken().subList(taken, feed.sink.taken().size()))
                .extracting(Change::key)
                .containsExactly("asset/3");
        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
    }

    @Test
    void one_of_those_that_were_put_aside_can_be_asked_for() {
        putAside("asset/1", "asset/2", "asset/3");
        feed.sink.refuseNothing();
        feed.sink.refuse("asset/3");

        feed.ask(new FeedRequest.RetryDead(2));
        feed.ask(new FeedRequest.RetryDead(4));

        assertThat(feed.dead())
                .extracting(letter -> letter.change().key(), DeadLetter::attempts)
                .containsExactly(tuple("asset/2", 2), tuple("asset/3", 3));
    }

    @Test
    void what_was_put_aside_can_be_dropped() {
        putAside("asset/1", "asset/2", "asset/3");

        feed.ask(new FeedRequest.DropDead(3));
        assertThat(feed.dead()).extracting(DeadLetter::number).containsExactly(2L, 4L);

        feed.ask(new FeedRequest.DropDead(0));
        assertThat(feed.dead()).isEmpty();
    }

    private void putAside(String... keys) {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.batchSize = 100;
        feed.sink.allowGaps();
        for (String key : keys) {
            feed.sink.refuse(key);
        }
        feed.run();
        assertThat(feed.dead()).hasSize(keys.length);
    }

    private void putMany() {
        for (int i = 10; i < 300; i++) {
            library.put("asset", "" + i);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertSame() {
        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
        feed.sink.assertEachOnceInFiles();
    }
}
