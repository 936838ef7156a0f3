package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.feed.FeedSettings.OnSinkError;
import io.drover.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any step of its work, each of them tried, goes on when it is started again. */
abstract class FeedCrashContract {
    private static final List<Consumer<FeedFixture>> SCENARIO = List.of(
            FeedCrashContract::fill,
            feed -> library(feed).put("asset", "1").put("album", "2").remove("asset/2"),
            feed -> library(feed).remove("album/1"),
            feed -> IntStream.range(3, 5).forEach(i -> library(feed).lose("asset/" + i)),
            feed -> {
                library(feed).put("asset", "2");
                feed.requests.add(feed.name, new FeedRequest.Rewind(feed.state().delivered() - 2));
            },
            feed -> feed.requests.add(feed.name, new FeedRequest.Resync()),
            feed -> {
                feed.sink.empty();
                feed.requests.add(feed.name, new FeedRequest.Reset());
            });

    @TempDir
    Path folder;

    abstract Store emptyStore() throws Exception;

    @Test
    void a_kill_at_any_step_is_survived() throws Exception {
        Set<String> killed = new TreeSet<>();

        try (Store store = emptyStore()) {
            int fatal = 1;
            while (play(store, "once-" + fatal, fatal, 0, killed)) {
                fatal++;
            }
            assertThat(fatal).as("steps of the scenario").isGreaterThan(100);
        }

        assertThat(killed)
                .contains(
                        "before a batch is taken",
                        "after a batch was taken",
                        "before a position is confirmed",
                        "after a position was confirmed",
                        "before a durable write",
                        "after a durable write",
                        "before a write",
                        "after a write",
                        "before the source is opened",
                        "before a piece is read");
    }

    @Test
    void a_kill_soon_after_a_kill_is_survived() throws Exception {
        Set<String> killed = new TreeSet<>();

        try (Store store = emptyStore()) {
            int fatal = 1;
            while (play(store, "twice-" + fatal, fatal, 1 + fatal % 11, killed)) {
                fatal += 3;
            }
            assertThat(fatal).as("steps of the scenario").isGreaterThan(100);
        }

        assertThat(killed).hasSizeGreaterThan(5);
    }

    @Test
    void a_kill_while_a_change_is_put_aside_loses_none() throws Exception {
        try (Store store = emptyStore()) {
            int fatal = 1;
            while (playWithDeadLetter(store, "dead-" + fatal, fatal)) {
                fatal++;
            }
            assertThat(fatal).as("steps of the scenario").isGreaterThan(30);
        }
    }

    private boolean playWithDeadLetter(Store store, String name, int fatal) {
        FakeLibrary library = new FakeLibrary();
        FeedFixture feed = new FeedFixture(library, store, folder.resolve("requests"));
        feed.name = name;
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.sink.allowGaps();
        feed.sink.refuse("asset/2");
        library.put("asset", "1").put("asset", "2").put("asset", "3").put("asset", "4");
        Steps steps = new Steps(fatal);

        run(feed, feed.start(steps), steps, 0, new TreeSet<>());

        assertThat(feed.dead()).extracting(letter -> letter.change().key()).containsExactly("asset/2");
        assertThat(feed.sink.folded(Change::key).keySet()).containsExactly("asset/1", "asset/3", "asset/4");
        return steps.died();
    }

    /** Albums with links, assets with their exif, and faces that belong to the exif: more than a few batches. */
    private static void fill(FeedFixture feed) {
        library(feed).put("album", "1");
        for (int i = 1; i < 6; i++) {
            library(feed).put("asset", "" + i).put("exif", "" + i, "asset/" + i);
            library(feed).put("link", "" + i, "album/1", "asset/" + i).put("face", "" + i, "link/" + i);
        }
    }

    private static FakeLibrary library(FeedFixture feed) {
        return (FakeLibrary) feed.world;
    }

    /** @return whether the process was killed @param again the step at which the next one is killed, too, or 0 */
    private boolean play(Store store, String name, int fatal, int again, Set<String> killed) {
        FeedFixture feed = new FeedFixture(new FakeLibrary(), store, folder.resolve("requests"));
        feed.name = name;
        Steps steps = new Steps(fatal);
        FeedLoop loop = feed.start(steps);
        for (Consumer<FeedFixture> part : SCENARIO) {
            part.accept(feed);
            loop = run(feed, loop, steps, again, killed);
        }
        assertSame(feed);
        return steps.died();
    }

    private static FeedLoop run(FeedFixture feed, FeedLoop loop, Steps steps, int again, Set<String> killed) {
        try {
            assertThat(loop.run().error()).isNull();
            return loop;
        } catch (Steps.Killed e) {
            killed.add(steps.done().get(steps.done().size() - 1));
        }
        if (again > 0) {
            try {
                feed.start(new Steps(again)).run();
            } catch (Steps.Killed e) {
                // as it should be; it may also have had less to do
            }
        }
        FeedLoop next = feed.start(Steps.alive());
        assertThat(next.run().error()).isNull();
        return next;
    }

    private static void assertSame(FeedFixture feed) {
        Manifest last = feed.run();

        assertThat(last.error()).isNull();
        assertThat(feed.sink.folded(feed.world::state)).as(feed.name).isEqualTo(feed.world.truth());
        feed.sink.assertEachOnceInFiles();
        assertThat(feed.store().waiting(feed.state().id())).isZero();
    }
}
