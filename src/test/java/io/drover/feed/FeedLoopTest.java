package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells of what its source tells. */
class FeedLoopTest {
    @TempDir
    Path folder;

    private final FakeLibrary library = new FakeLibrary();
    private Store database;
    private FeedFixture feed;

    @BeforeEach
    void open() {
        database = Stores.open(new DataFolder(folder, "test"), null);
        feed = new FeedFixture(library, database, folder.resolve("requests"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_first_run_opens_a_generation_tells_everything_and_says_so() {
        library.put("asset", "1").put("exif", "1", "asset/1");

        Manifest manifest = feed.run();

        assertThat(feed.sink.taken())
                .extracting(Change::sequence, Change::operation, Change::key, Change::version, Change::generation)
                .containsExactly(
                        tuple(1L, Operation.RESET, "feed", "generation 1", 1L),
                        tuple(2L, Operation.UPSERT, "asset/1", "v1~2", 1L),
                        tuple(3L, Operation.UPSERT, "exif/1", "v2~3", 1L),
                        tuple(4L, Operation.COMPLETE, "feed", "sequence 4", 1L));
        assertThat(feed.sink.taken().get(0).reason()).isEqualTo("the library is new");
        assertThat(feed.sink.taken().get(3).data())
                .isEqualTo("{\"asset\":{\"fetched\":1,\"derived\":0,\"filtered\":0,\"emitted\":1},"
                        + "\"exif\":{\"fetched\":1,\"derived\":0,\"filtered\":0,\"emitted\":1},"
                        + "\"feed\":{\"fetched\":0,\"derived\":1,\"filtered\":0,\"emitted\":1}}");
        assertThat(manifest.complete()).isTrue();
        assertThat(manifest.error()).isNull();
        assertThat(manifest.types())
                .containsEntry("asset", new Manifest.Counts(1, 0, 0, 1, 0, 1, 0, 0))
                .containsEntry("feed", new Manifest.Counts(0, 2, 0, 2, 0, 2, 0, 0));
        assertThat(feed.store().runs(feed.state().id(), 10)).containsExactly(manifest);
        assertThat(feed.state().snapshot()).isFalse();
        assertThat(feed.state().delivered()).isEqualTo(4);
    }

    @Test
    void a_source_that_does_not_open_a_generation_gets_one() {
        library.put("asset", "1");
        library.behaviour.opens = false;

        feed.run();
        feed.ask(new FeedRequest.Resync());
        feed.run();

        assertThat(feed.sink.taken())
                .filteredOn(change -> change.operation() == Operation.RESET)
                .extracting(Change::reason, Change::generation)
                .containsExactly(tuple("first run", 1L), tuple("asked for by the user", 2L));
    }

    @Test
    void a_run_without_news_tells_nothing() {
        library.put("asset", "1");
        feed.run();
        library.behaviour.overlap = 1;

        Manifest manifest = feed.run();

        assertThat(feed.sink.taken()).hasSize(3);
        assertThat(manifest.run()).isEqualTo(2);
        assertThat(manifest.firstSequence()).isZero();
        assertThat(manifest.lastSequence()).isEqualTo(3);
        assertThat(manifest.types()).containsOnly(entry("asset", new Manifest.Counts(1, 0, 1, 0, 0, 0, 0, 0)));
    }

    @Test
    void a_deletion_takes_along_what_belongs_to_it_the_last_first() {
        library.put("asset", "1").put("exif", "1", "asset/1").put("face", "1", "exif/1");
        feed.run();

        library.remove("asset/1");
        feed.run();

        assertThat(news(5))
                .extracting(Change::operation, Change::key, Change::version, Change::reason)
                .containsExactly(
                        tuple(Operation.DELETE, "face/1", "d4", "cascade"),
                        tuple(Operation.DELETE, "exif/1", "d4", "cascade"),
                        tuple(Operation.DELETE, "asset/1", "d4", null),
                        tuple(Operation.COMPLETE, "feed", "sequence 9", null));
    }

    @Test
    void a_deletion_takes_along_what_was_told_just_before() {
        feed.batchSize = 10;
        library.put("asset", "2");
        feed.run();

        library.put("asset", "1").put("exif", "1", "asset/1").remove("asset/1").put("asset", "1");
        feed.run();

        assertThat(news(3))
                .extracting(Change::operation, Change::key)
                .containsExactly(
                        tuple(Operation.UPSERT, "asset/1"),
                        tuple(Operation.UPSERT, "exif/1"),
                        tuple(Operation.DELETE, "exif/1"),
                        tuple(Operation.DELETE, "asset/1"),
                        tuple(Operation.UPSERT, "asset/1"),
                        tuple(Operation.COMPLETE, "feed"));
        assertSame();
    }

    @Test
    void a_deletion_takes_along_what_was_told_just_before_and_more_than_a_page() {
        library.put("asset", "1");
        for (int i = 0; i < 5; i++) {
            library.put("link", "" + i, "asset/1");
        }
        feed.run();

        library.put("exif", "1", "asset/1").remove("asset/1");
        feed.run();

        assertThat(news(8))
                .filteredOn(change -> change.operation() == Operation.DELETE)
                .extracting(Change::key)
                .containsExactlyInAnyOrder("exif/1", "link/0", "link/1", "link/2", "link/3", "link/4", "asset/1");
        assertSame();
    }

    @Test
    void things_that_belong_to_each_other_in_a_circle_are_told_gone_once() {
        library.put("stack", "1", "asset/1").put("asset", "1", "stack/1");
        feed.run();

        library.remove("asset/1");
        feed.run();

        assertThat(news(4)).extracting(Change::key).containsExactly("stack/1", "asset/1", "feed");
    }

    @Test
    void a_deletion_of_what_was_never_told_is_not_told() {
        library.put("asset", "1");
        feed.run();

        library.put("asset", "2");
        library.log().remove(library.log().size() - 1);
        library.remove("asset/2");
        Manifest manifest = feed.run();

        assertThat(feed.sink.taken()).hasSize(3);
        assertThat(manifest.types()).containsOnly(entry("asset", new Manifest.Counts(1, 0, 1, 0, 0, 0, 0, 0)));
    }

    @Test
    void what_a_complete_generation_does_not_tell_is_gone() {
        for (int i = 0; i < 10; i++) {
            library.put("asset", "" + i);
        }
        feed.run();

        library.lose("asset/3").lose("asset/7");
        feed.run();

        assertThat(news(12))
                .extracting(Change::operation, Change::key, Change::version, Change::reason)
                .containsExactly(
                        tuple(Operation.RESET, "feed", "generation 2", "the library asked to begin anew"),
                        tuple(Operation.DELETE, "asset/3", "generation 2", "absent"),
                        tuple(Operation.DELETE, "asset/7", "generation 2", "absent"),
                        tuple(Operation.COMPLETE, "feed", "sequence 16", null));
        assertSame();
    }

    @Test
    void of_what_is_absent_the_children_go_before_their_parents() {
        library.put("album", "1").put("asset", "1");
        for (int i = 1; i < 6; i++) {
            library.put("link", "" + i, "album/1", "asset/1").put("face", "" + i, "link/" + i);
        }
        library.put("stack", "1", "stack/2").put("stack", "2", "stack/1");
        feed.run();

        library.lose("album/1").lose("asset/1").lose("stack/1");
        int before = feed.sink.taken().size();
        feed.run();

        assertThat(news(before))
                .filteredOn(change -> change.operation() == Operation.DELETE)
                .extracting(Change::key)
                .containsExactly(
                        "face/1", "face/2", "face/3", "face/4", "face/5", "link/1", "link/2", "link/3", "link/4",
                        "link/5", "album/1", "asset/1", "stack/1", "stack/2");
        assertSame();
    }

    @Test
    void a_thing_that_comes_back_as_it_was_has_an_id_of_its_own_that_stays() {
        for (int i = 0; i < 10; i++) {
            library.put("asset", "" + i);
        }
        feed.run();
        SourceChange thing = Objects.requireNonNull(library.things().get("asset/3"));
        library.lose("asset/3");
        feed.run();

        library.bringBack(thing);
        feed.run();
        feed.ask(new FeedRequest.Resync());
        feed.run();

        List<String> ids = feed.sink.taken().stream()
                .filter(change -> change.key().equals("asset/3"))
                .map(Change::id)
                .toList();
        assertThat(ids).hasSize(4);
        assertThat(ids.subList(0, 3)).doesNotHaveDuplicates();
        assertThat(ids.get(3)).isEqualTo(ids.get(2));
        assertSame();
    }

    @Test
    void a_generation_without_too_many_things_is_refused_until_the_user_agrees() {
        for (int i = 0; i < 10; i++) {
            library.put("asset", "" + i);
        }
        feed.run();
        feed.maxSweepPercent = 20;
        library.behaviour.midway = false;
        library.lose("asset/1").lose("asset/2").lose("asset/3");
        String position = feed.state().position();

        assertThatThrownBy(feed::run)
                .isInstanceOf(FeedException.class)
                .hasMessage(
                        "feed photos: everything was compared, and of the 10 things that were told 3 are not there any"
                                + " more, but maxSweep of its route (the setting drover.changes.maxSweep, or"
                                + " drover.contentstack.maxSweep) lets 20 percent of them go at most:"
                                + " if they are really gone, raise it until one run is complete, else find out why the source"
                                + " does not tell them, and ask for `drover feed resync photos` when it does");

        assertThat(feed.state().snapshot()).isTrue();
        assertThat(feed.state().position()).isEqualTo(position);
        assertThat(lastRun().error()).contains("raise it until one run is complete");
        assertThat(lastRun().complete()).isFalse();
        assertThat(feed.sink.taken()).extracting(Change::operation).doesNotContain(Operation.DELETE);

        feed.maxSweepPercent = 30;
        feed.run();

        assertSame();
        assertThat(feed.state().snapshot()).isFalse();
    }

    @Test
    void a_reading_that_asks_for_another_one_gets_it_in_the_same_run_once_it_is_confirmed() {
        for (int i = 0; i < 10; i++) {
            library.put("asset", "" + i);
        }
        library.behaviour.piecesOfReading = 1;

        Manifest manifest = feed.run();

        assertThat(manifest.complete()).isTrue();
        assertThat(feed.store().runs(feed.state().id(), 10)).hasSize(1);
        assertThat(feed.sink.taken()).extracting(Change::operation).containsOnlyOnce(Operation.RESET);
        assertSame();
    }

    @Test
    void a_source_that_breaks_off_ends_the_run_and_the_next_one_goes_on() {
        for (int i = 0; i < 10; i++) {
            library.put("asset", "" + i);
        }
        library.behaviour.failingPiece = 3;

        Manifest broken = feed.run();

        assertThat(broken.error()).isEqualTo("the library broke off");
        assertThat(broken.complete()).isFalse();
        assertThat(feed.sink.taken()).hasSize(7);
        assertThat(feed.store().waiting(feed.state().id())).isZero();

        Manifest next = feed.run();

        assertThat(next.error()).isNull();
        assertThat(news(7)).extracting(Change::key).containsExactly("asset/6", "asset/7", "asset/8", "asset/9", "feed");
        assertSame();
    }

    @Test
    void a_completion_that_a_kill_prevented_is_made_up_for() {
        library.put("asset", "1");
        feed.run();
        library.put("asset", "1").put("asset", "2").put("asset", "3").put("asset", "4");
        library.behaviour.failingPiece = 2;
        feed.run();
        assertThat(feed.sink.taken()).extracting(Change::operation).containsOnlyOnce(Operation.COMPLETE);
        library.behaviour.overlap = 0;
        library.log().remove(library.log().size() - 1);

        feed.run();

        assertThat(news(6)).extracting(Change::operation).containsExactly(Operation.COMPLETE);
    }

    @Test
    void what_only_the_user_can_help_with_is_thrown_and_kept() {
        library.put("asset", "1");
        library.behaviour.beforePiece = () -> {
            throw new FeedException("log in again");
        };

        assertThatThrownBy(feed::run).isInstanceOf(FeedException.class).hasMessage("log in again");

        assertThat(lastRun().error()).isEqualTo("log in again");
    }

    @Test
    void a_run_whose_feed_is_taken_over_hands_nothing_more_over_and_ends() {
        for (int i = 0; i < 10; i++) {
            library.put("asset", "" + i);
        }
        FeedLoop loop = feed.start(Steps.alive());
        feed.sink.before(() -> {
            if (feed.sink.taken().size() == 3) {
                feed.storeOfAnother();
            }
        });

        assertThatThrownBy(loop::run).isInstanceOf(FencedException.class);

        int taken = feed.sink.taken().size();
        assertThat(taken).as("with the batch that it had begun").isLessThanOrEqualTo(6);
        assertThat(feed.store().runs(feed.state().id(), 1)).isEmpty();
        assertThatCode(loop::requests).doesNotThrowAnyException();
        assertThat(feed.run().error()).isNull();
        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
    }

    @Test
    void a_loop_takes_its_feed_back_with_the_run_after_the_one_that_lost_it() {
        library.put("asset", "1");
        FeedLoop loop = feed.start(Steps.alive());
        loop.run();
        feed.storeOfAnother();
        library.put("asset", "2");
        assertThatThrownBy(loop::run).isInstanceOf(FencedException.class);

        assertThat(loop.run().error()).isNull();

        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
    }

    @Test
    void counts_that_do_not_balance_are_an_error() {
        for (int i = 0; i < 10; i++) {
            library.put("asset", "" + i);
        }
        // as if the feed's last change were lost
        library.behaviour.patient = false;
        feed.executor = task -> {
            int id = feed.state().id();
            StoredBatch waiting = feed.store().after(id, 0);
            if (waiting != null && feed.state().sequence() == 12) {
                feed.write(session -> {
                    Outbox.remove(session, id, waiting.number());
                    return id;
                });
            }
            task.run();
        };

        assertThatThrownBy(feed::run).isInstanceOf(FeedException.class).hasMessageContaining("do not balance");

        assertThat(lastRun().error()).contains("drover feed resync photos");
    }

    private List<Change> news(int after) {
        return feed.sink.taken().subList(after, feed.sink.taken().size());
    }

    private Manifest lastRun() {
        return feed.store().runs(feed.state().id(), 1).get(0);
    }

    private void assertSame() {
        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
        feed.sink.assertEachOnceInFiles();
    }
}
