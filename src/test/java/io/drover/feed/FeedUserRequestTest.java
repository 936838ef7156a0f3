package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.feed.FeedSettings.OnSinkError;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users ask of a feed is done between batches, whatever the feed waits for. */
class FeedUserRequestTest {
    @TempDir
    Path folder;

    private final FakeLibrary library = new FakeLibrary();
    private Store database;
    private FeedFixture feed;

    @BeforeEach
    void open() {
        database = Stores.open(new DataFolder(folder, "test"), null);
        feed = new FeedFixture(library, database, folder.resolve("requests"));
        library.put("asset", "1").put("asset", "2").put("asset", "3");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_resync_compares_everything_and_tells_it_again() {
        feed.run();
        List<Change> before = feed.sink.taken();

        feed.ask(new FeedRequest.Resync());
        feed.run();

        List<Change> news = news(before.size());
        assertThat(news)
                .extracting(Change::key, Change::generation)
                .containsExactly(
                        tuple("feed", 2L),
                        tuple("asset/1", 2L),
                        tuple("asset/2", 2L),
                        tuple("asset/3", 2L),
                        tuple("feed", 2L));
        assertThat(news.get(1).id())
                .as("the same state has the same id")
                .isEqualTo(before.get(1).id());
        assertThat(feed.requests.of(feed.name)).isEmpty();
    }

    @Test
    void a_rewind_tells_again_what_came_after_a_place() {
        feed.run();
        long place = feed.sink.last();
        library.put("asset", "4").remove("asset/1");
        feed.run();
        long last = feed.sink.last();

        feed.ask(new FeedRequest.Rewind(place));
        feed.run();

        assertThat(news((int) last))
                .extracting(Change::operation, Change::key)
                .containsExactly(
                        tuple(Operation.DELETE, "asset/1"),
                        tuple(Operation.UPSERT, "asset/4"),
                        tuple(Operation.COMPLETE, "feed"));
        assertThat(feed.state().moved()).isFalse();
    }

    @Test
    void a_rewind_beyond_what_is_remembered_changes_nothing() {
        feed.run();
        FeedState before = feed.state();

        feed.ask(new FeedRequest.Rewind(1));

        assertThat(feed.state()).isEqualTo(before);
        assertThat(feed.requests.of(feed.name)).isEmpty();
    }

    @Test
    void a_reset_forgets_everything_and_goes_on_counting() {
        feed.run();
        long last = feed.sink.last();

        feed.ask(new FeedRequest.Reset());
        feed.sink.empty();
        library.behaviour.id = "/another/library";
        feed.run();

        assertThat(feed.sink.taken().get((int) last)).satisfies(first -> {
            assertThat(first.sequence()).isEqualTo(last + 1);
            assertThat(first.generation()).isEqualTo(2);
            assertThat(first.source()).isEqualTo("/another/library");
        });
        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
    }

    @Test
    void a_reset_is_done_though_its_source_cannot_be_told() {
        feed.run();
        library.behaviour.forget = () -> {
            throw new IllegalStateException("the library is away");
        };

        feed.ask(new FeedRequest.Reset());

        assertThat(feed.state().position()).isNull();
        assertThat(feed.state().source()).isEmpty();
        assertThat(feed.requests.of(feed.name)).isEmpty();
    }

    @Test
    void a_request_is_done_while_the_run_waits_for_its_sink() {
        feed.run();
        library.put("asset", "4");
        AtomicInteger tries = new AtomicInteger();
        feed.sink.failNext(Integer.MAX_VALUE);
        feed.sink.before(() -> {
            feed.clock.advance(Duration.ofSeconds(1));
            if (tries.incrementAndGet() == 5) {
                feed.sink.empty();
                feed.requests.add(feed.name, new FeedRequest.Reset());
            }
            if (feed.state().generation() == 2) {
                feed.sink.failNext(0);
            }
        });

        Manifest manifest = feed.run();

        assertThat(tries.get()).isLessThan(12);
        assertThat(manifest.error()).isNull();
        assertThat(manifest.generation()).isEqualTo(2);
        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
        assertThat(feed.requests.of(feed.name)).isEmpty();
    }

    @Test
    void a_request_is_done_while_changes_are_tried_alone() {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.batchSize = 100;
        for (int i = 4; i < 50; i++) {
            library.put("asset", "" + i);
        }
        feed.sink.refuse("asset/49");
        AtomicInteger tries = new AtomicInteger();
        feed.sink.before(() -> {
            feed.clock.advance(Duration.ofSeconds(1));
            if (tries.incrementAndGet() == 5) {
                feed.sink.empty();
                feed.sink.refuseNothing();
                feed.requests.add(feed.name, new FeedRequest.Reset());
            }
        });

        Manifest manifest = feed.run();

        assertThat(tries.get()).as("calls of the sink").isLessThan(15);
        assertThat(manifest.error()).isNull();
        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
        assertThat(feed.requests.of(feed.name)).isEmpty();
    }

    @Test
    void dead_letters_are_dropped_while_the_run_goes_on() {
        feed.run();
        feed.storeOfAnother().bury(feed.state().id(), feed.sink.taken().get(1), "no", 1);
        library.put("asset", "4");
        feed.sink.failNext(10);
        AtomicInteger tries = new AtomicInteger();
        feed.sink.before(() -> {
            feed.clock.advance(Duration.ofSeconds(1));
            if (tries.incrementAndGet() == 2) {
                feed.requests.add(feed.name, new FeedRequest.DropDead(0));
            }
        });

        Manifest manifest = feed.run();

        assertThat(feed.dead()).isEmpty();
        assertThat(manifest.run()).isEqualTo(2);
        assertThat(manifest.error()).isNull();
    }

    @Test
    void a_request_to_a_feed_that_never_ran_is_done_with() {
        feed.ask(new FeedRequest.Resync());

        assertThat(feed.requests.of(feed.name)).isEmpty();
        assertThat(feed.store().list()).isEmpty();
    }

    @Test
    void another_filter_is_refused_until_the_user_asks_for_a_resync() {
        feed.run();
        library.behaviour.filter = "only some";

        assertThatThrownBy(feed::run)
                .isInstanceOf(FeedException.class)
                .hasMessage(
                        "feed photos was begun with 'everything' and is now set to 'only some': ask for `drover feed"
                                + " resync photos`, which compares everything and tells it again, or give this one another feed"
                                + " name");
        assertThat(feed.store().runs(feed.state().id(), 1).get(0).error()).contains("resync photos");

        feed.ask(new FeedRequest.Resync());

        assertThat(feed.run().error()).isNull();
        assertThat(feed.state().filter()).isEqualTo("only some");
    }

    @Test
    void another_filter_is_fine_as_long_as_no_position_depends_on_it() {
        library.behaviour.failingPiece = 1;
        feed.run();
        library.behaviour.filter = "only some";

        assertThat(feed.run().error()).isNull();
        assertThat(feed.state().filter()).isEqualTo("only some");
    }

    @Test
    void another_source_is_refused() {
        feed.run();
        library.behaviour.id = "/another/library";

        assertThatThrownBy(feed::run)
                .isInstanceOf(FeedException.class)
                .hasMessage(
                        "feed photos was begun with /library and is now to read /another/library: ask for"
                                + " `drover feed reset photos`, which forgets what was told, or give this one another feed name");
    }

    private List<Change> news(int after) {
        return feed.sink.taken().subList(after, feed.sink.taken().size());
    }
}
