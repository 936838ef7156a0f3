package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A position is written when it has moved, and when a generation begins with it. */
class JournalTest {
    private static final int BATCH = 10;

    @TempDir
    Path folder;

    private Store database;
    private FeedStore store;
    private int feed;

    @BeforeEach
    void open() {
        database = Stores.open(new DataFolder(folder, "test"), null);
        store = new FeedStore(database, new SettableClock(Instant.parse("2026-05-06T07:08:09Z")));
        feed = store.open("photos", "/library", "everything").id();
        store.append(new Append(feed, 1, false, List.of(), List.of(), List.of(), "p1"), BATCH);
        store.confirmed(feed, Objects.requireNonNull(store.after(feed, 0)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_position_that_did_not_move_is_not_confirmed_again() {
        journal().flush("p1");

        assertThat(store.waiting(feed)).isZero();
    }

    @Test
    void a_generation_that_begins_with_the_last_position_has_it_confirmed_again() {
        Journal journal = journal();

        journal.open(new Piece.Opening("the server asked for it", false));
        journal.flush("p1");

        assertThat(store.after(feed, 0)).isEqualTo(new StoredBatch(2, List.of(), "p1"));
    }

    private Journal journal() {
        FeedState state = store.find("photos").orElseThrow();
        Backoff backoff = new Backoff(Duration.ZERO, Duration.ZERO, new Random(1));
        Hold hold = new Hold(
                new Trouble("photos", FeedListener.Party.STORE, FeedListener.nobody()),
                backoff,
                new Ending(() -> false),
                () -> {});
        return new Journal(new HeldStore(store, state, BATCH, hold), state, new TypeCounts());
    }
}
