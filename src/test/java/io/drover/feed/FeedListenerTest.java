package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.feed.FeedSettings.OnSinkError;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who listens to a feed hears of each change that left the outbox, of each attempt that failed, and of each end. */
class FeedListenerTest {
    @TempDir
    private Path folder;

    private final FakeLibrary library = new FakeLibrary();
    private final Heard heard = new Heard();
    private Store database;
    private FeedFixture feed;

    @BeforeEach
    void open() {
        database = Stores.open(new DataFolder(folder, "test"), null);
        feed = new FeedFixture(library, database, folder.resolve("requests"));
        feed.listener = heard;
        for (int i = 1; i <= 9; i++) {
            library.put("asset", "" + i);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void each_change_that_the_sink_took_is_told_once() {
        Manifest manifest = feed.run();

        long delivered = manifest.types().values().stream()
                .mapToLong(Manifest.Counts::delivered)
                .sum();
        assertThat(heard.delivered).hasSize((int) delivered).doesNotHaveDuplicates();
        assertThat(heard.events).containsExactly("began", "ran");
    }

    @Test
    void each_attempt_that_failed_is_told_and_that_it_goes_on_once() {
        feed.sink.failNext(3);

        feed.run();

        assertThat(heard.events)
                .containsExactly("began", "SINK failed", "SINK failed", "SINK failed", "SINK goes on", "ran");
    }

    @Test
    void what_is_put_aside_is_told_apart_from_what_was_taken() {
        feed.onSinkError = OnSinkError.DEAD_LETTER;
        feed.sink.allowGaps();
        feed.sink.refuse("asset/4");

        feed.run();

        assertThat(heard.buried).extracting(Change::key).containsExactly("asset/4");
        assertThat(heard.delivered).extracting(Change::key).doesNotContain("asset/4");
    }

    @Test
    void the_end_of_a_run_that_was_stopped_is_not_told() {
        FeedLoop loop = feed.start(Steps.alive());
        loop.stop();

        loop.run();

        assertThat(heard.events).containsExactly("began");
    }

    /** Keeps what is told. */
    private static final class Heard implements FeedListener {
        private final List<String> events = new ArrayList<>();
        private final List<Change> delivered = new ArrayList<>();
        private final List<Change> buried = new ArrayList<>();

        @Override
        public synchronized void began(String feed) {
            events.add("began");
        }

        @Override
        public synchronized void delivered(String feed, List<Change> changes) {
            delivered.addAll(changes);
        }

        @Override
        public synchronized void buried(String feed, List<Change> changes) {
            buried.addAll(changes);
        }

        @Override
        public synchronized void failed(String feed, Party party, String reason) {
            events.add(party + " failed");
        }

        @Override
        public synchronized void goesOn(String feed, Party party) {
            events.add(party + " goes on");
        }

        @Override
        public synchronized void ran(Manifest manifest) {
            events.add("ran");
        }
    }
}
