package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was read goes to the sink while the source cannot be had; what is owed to the source waits for it. */
class FeedSourceAwayTest {
    /** The place of the completion. */
    private static final long LAST = 12;

    @TempDir
    Path folder;

    private final FakeLibrary library = new FakeLibrary();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> confirmed = new ArrayList<>();
    private Store database;
    private FeedFixture feed;

    @BeforeEach
    void open() {
        database = Stores.open(new DataFolder(folder, "test"), null);
        feed = new FeedFixture(library, database, folder.resolve("requests"));
        for (int i = 0; i < 10; i++) {
            library.put("asset", "" + i);
        }
        library.behaviour.patient = false;
        library.behaviour.beforeConfirmation = confirmed::add;
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    /** All is read while the sink is down, and the process is stopped. */
    private void fillOutbox() {
        feed.executor = threads;
        feed.sink.failNext(Integer.MAX_VALUE);
        FeedLoop loop = feed.start(Steps.alive());
        feed.sink.before(() -> {
            if (feed.state().sequence() == LAST) {
                loop.stop();
            }
        });
        loop.run();
        feed.sink.failNext(0);
        feed.sink.before(() -> {});
        feed.executor = Runnable::run;
        assertThat(feed.store().waiting(feed.state().id())).isGreaterThan(3);
    }

    @Test
    void what_waits_reaches_the_sink_while_the_source_is_away() {
        fillOutbox();
        library.behaviour.away = true;

        Manifest manifest = feed.run();

        assertThat(manifest.error()).isEqualTo("the library is away");
        assertThat(manifest.complete()).isFalse();
        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
        assertThat(confirmed).isEmpty();
        assertThat(feed.state().position()).isNull();
        assertThat(feed.state().delivered()).isEqualTo(feed.state().sequence());
        assertThat(manifest.of("asset").carried()).isEqualTo(10);
        assertThat(manifest.of("asset").delivered()).isEqualTo(10);
    }

    @Test
    void a_source_that_is_back_hears_the_last_position_and_goes_on() {
        fillOutbox();
        library.behaviour.away = true;
        feed.run();
        library.behaviour.away = false;
        library.put("asset", "10");

        Manifest manifest = feed.run();

        assertThat(manifest.error()).isNull();
        assertThat(manifest.of("asset")).isEqualTo(new Manifest.Counts(1, 0, 0, 1, 0, 1, 0, 0));
        assertThat(confirmed).containsExactly("1:10:", "1:11:");
        assertThat(feed.store().waiting(feed.state().id())).isZero();
        assertSame();
    }

    @Test
    void batches_go_on_to_the_sink_while_no_position_can_be_confirmed() {
        fillOutbox();
        AtomicLong taken = new AtomicLong();
        library.behaviour.failingConfirmations = 8;
        library.behaviour.beforeConfirmation = position -> taken.set(feed.sink.last());

        Manifest manifest = feed.run();

        assertThat(manifest.error()).isNull();
        assertThat(taken).as("the last place that the sink has").hasValue(LAST);
        assertThat(feed.store().waiting(feed.state().id())).isZero();
        assertSame();
    }

    @Test
    void a_position_that_only_the_user_can_help_with_costs_the_sink_no_repetition() {
        fillOutbox();
        library.behaviour.beforeConfirmation = position -> {
            throw new FeedException("ask for a resync");
        };
        AtomicLong batches = new AtomicLong();

        assertThatThrownBy(feed::run).isInstanceOf(FeedException.class).hasMessage("ask for a resync");
        feed.sink.before(batches::incrementAndGet);
        assertThatThrownBy(feed::run).isInstanceOf(FeedException.class).hasMessage("ask for a resync");

        assertThat(batches).hasValue(0);
        assertSame();
    }

    @Test
    void a_source_that_gives_up_because_the_process_stops_is_no_trouble() {
        fillOutbox();
        AtomicBoolean stopping = new AtomicBoolean();
        feed.stopping = stopping::get;
        library.behaviour.beforeConfirmation = position -> {
            confirmed.add(position);
            stopping.set(true);
            throw new IllegalStateException("Drover stops");
        };
        FeedLoop loop = feed.start(Steps.alive());

        Manifest manifest = loop.run();

        assertThat(manifest.error()).isEqualTo("it was stopped");
        assertThat(confirmed).hasSize(1);
        assertThat(loop.isStopped()).isTrue();
    }

    private void assertSame() {
        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
        feed.sink.assertEachOnceInFiles();
    }
}
