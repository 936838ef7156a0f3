package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to the things of a source, to the source, to the sink and to the process: in the end the sink has what
 * the source has, and everything on the way came in order, without a gap, under the same id each time.
 */
public abstract class FeedModelContract {
    private static final int ROUNDS = 60;
    private static final int MOST_CHANGES = 60;

    @TempDir
    Path folder;

    /** A world without anything in it. */
    protected abstract ModelWorld emptyWorld(long seed) throws Exception;

    /** A store without anything in it. */
    protected abstract Store emptyStore(Path folder) throws Exception;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_sink_has_what_the_source_has(long seed) throws Exception {
        ExecutorService second = Executors.newSingleThreadExecutor();
        try (Store store = emptyStore(folder)) {
            FeedFixture feed = new FeedFixture(emptyWorld(seed), store, folder.resolve("requests"));
            // the odd ones in one thread, so that they are the same each time
            feed.executor = seed % 2 == 1 ? Runnable::run : second;
            feed.batchSize = 7;

            Random random = new Random(seed);
            for (int round = 0; round < ROUNDS; round++) {
                round(feed, random);
            }

            assertSame(feed);
        } finally {
            second.shutdownNow();
        }
    }

    private void round(FeedFixture feed, Random random) {
        for (int changes = random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            feed.world.change(random);
        }
        feed.world.calm();
        if (random.nextInt(3) > 0) {
            feed.world.disturb(random);
        }
        feed.sink.failNext(random.nextInt(4) == 0 ? random.nextInt(5) : 0);
        feed.sink.failAfterNext(random.nextInt(4) == 0 ? random.nextInt(3) : 0);
        request(feed, random);
        feed.clock.advance(Duration.ofMinutes(1));
        Steps steps = new Steps(random.nextInt(3) == 0 ? 1 + random.nextInt(60) : 0);
        try {
            FeedLoop loop = feed.start(steps);
            for (int runs = random.nextInt(3); runs >= 0; runs--) {
                loop.run();
                feed.world.change(random);
            }
        } catch (Steps.Killed e) {
            assertThat(steps.died()).isTrue();
        }
    }

    private static void request(FeedFixture feed, Random random) {
        switch (random.nextInt(20)) {
            case 0 -> feed.requests.add(feed.name, new FeedRequest.Resync());
            case 1 -> feed.requests.add(feed.name, new FeedRequest.Rewind(random.nextLong(feed.sink.last() + 1)));
            case 2 -> {
                if (feed.store().find(feed.name).isPresent()) {
                    feed.ask(new FeedRequest.Reset());
                    feed.sink.empty();
                }
            }
            default -> {}
        }
    }

    /** Twice, since what happened while all was walked through is told afterwards. */
    private static void assertSame(FeedFixture feed) {
        feed.world.calm();
        feed.sink.failNext(0);
        FeedLoop loop = feed.start(Steps.alive());
        loop.run();
        Manifest last = loop.run();

        assertThat(last.error()).isNull();
        assertThat(last.complete()).isTrue();
        assertThat(feed.sink.folded(feed.world::state)).isEqualTo(feed.world.truth());
        feed.sink.assertEachOnceInFiles();
        assertThat(feed.store().waiting(feed.state().id())).isZero();
    }
}
