package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thing that is there for others alone goes with the last of them, though its source does not say so. */
class FeedOrphansTest {
    @TempDir
    Path folder;

    private Store database;
    private FeedFixture feed;
    private FakeLibrary library;

    @BeforeEach
    void open() {
        database = Stores.open(new DataFolder(folder, "test"), null);
        start("photos");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** An asset of somebody else that two albums show. */
    private void start(String name) {
        library = new FakeLibrary();
        feed = new FeedFixture(library, database, folder.resolve("requests"));
        feed.name = name;
        library.behaviour.ties = List.of(new Tie("view", "link"));
        library.put("album", "1").put("album", "2");
        library.put("view", "1", "asset/1").put("exif", "1", "view/1");
        library.put("link", "1-1", "album/1", "asset/1").put("link", "2-1", "album/2", "asset/1");
    }

    private List<Change> news() {
        int before = feed.sink.taken().size();
        feed.run();
        return feed.sink.taken().subList(before, feed.sink.taken().size());
    }

    @Test
    void it_stays_while_another_one_keeps_it() {
        feed.run();

        library.remove("link/1-1");

        assertThat(news()).extracting(Change::key).containsExactly("link/1-1", "feed");
    }

    @Test
    void it_goes_with_the_last_one_that_kept_it_and_takes_along_what_belongs_to_it() {
        feed.run();
        library.remove("link/1-1");
        feed.run();

        library.remove("album/2");

        assertThat(news())
                .extracting(Change::operation, Change::key, Change::reason)
                .containsExactly(
                        tuple(Operation.DELETE, "link/2-1", "cascade"),
                        tuple(Operation.DELETE, "album/2", null),
                        tuple(Operation.DELETE, "exif/1", "cascade"),
                        tuple(Operation.DELETE, "view/1", "cascade"),
                        tuple(Operation.COMPLETE, "feed", null));
    }

    @Test
    void it_stays_when_it_comes_from_one_to_another() {
        feed.run();

        library.remove("link/1-1").remove("link/2-1").put("album", "3").put("link", "3-1", "album/3", "asset/1");

        assertThat(news())
                .extracting(Change::key)
                .containsExactly("link/1-1", "link/2-1", "album/3", "link/3-1", "feed");
    }

    @Test
    void it_goes_with_what_a_generation_does_not_tell_any_more() {
        feed.run();

        library.lose("link/1-1").lose("link/2-1");

        assertThat(news())
                .filteredOn(change -> change.operation() == Operation.DELETE)
                .extracting(Change::key, Change::reason)
                .containsExactly(
                        tuple("link/1-1", "absent"),
                        tuple("link/2-1", "absent"),
                        tuple("exif/1", "cascade"),
                        tuple("view/1", "cascade"));
    }

    @Test
    void what_comes_back_and_goes_again_has_an_id_of_its_own() {
        for (int i = 0; i < 2; i++) {
            feed.run();
            library.remove("link/1-1").remove("link/2-1");
            feed.run();
            library.put("view", "1", "asset/1").put("link", "1-1", "album/1", "asset/1");
            library.put("link", "2-1", "album/2", "asset/1");
        }

        assertThat(feed.sink.taken())
                .filteredOn(change ->
                        change.operation() == Operation.DELETE && change.key().equals("view/1"))
                .hasSize(2)
                .extracting(Change::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void more_than_a_page_of_them_goes() {
        for (int i = 2; i < 20; i++) {
            library.put("view", "" + i, "asset/" + i).put("link", "1-" + i, "album/1", "asset/" + i);
        }
        feed.run();

        library.remove("album/1").remove("album/2");
        feed.run();

        assertThat(feed.sink.folded(library::state)).isEmpty();
    }

    @Test
    void a_kill_at_any_step_keeps_none() {
        Steps steps;
        int fatal = 0;
        do {
            start("photos-" + ++fatal);
            feed.run();
            library.remove("link/1-1").remove("album/2");
            steps = new Steps(fatal);
            try {
                feed.start(steps).run();
            } catch (Steps.Killed e) {
                assertThat(steps.died()).isTrue();
            }
            feed.run();

            assertThat(feed.sink.folded(Change::key))
                    .as(steps.done().toString())
                    .containsOnlyKeys("album/1");
        } while (steps.died());
        assertThat(fatal).as("steps").isGreaterThan(15);
    }
}
