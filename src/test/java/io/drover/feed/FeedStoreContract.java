package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.store.SqlWork;
import io.drover.store.Store;
import io.drover.store.StoreException;
import io.drover.testing.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What feeds remember, whatever the database is. */
abstract class FeedStoreContract {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
    private static final int BATCH = 10;

    private Store database;
    private FeedStore store;
    private int feed;

    abstract Store emptyStore() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = emptyStore();
        store = new FeedStore(database, new SettableClock(NOW));
        feed = store.open("photos", "/immich/users/1", "types all").id();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_new_feed_has_read_nothing() {
        FeedState state = store.find("photos").orElseThrow();

        assertThat(state)
                .isEqualTo(new FeedState(
                        feed, "photos", "/immich/users/1", "types all", 0, 0, null, false, false, 0, null));
        assertThat(store.list()).containsExactly(state);
        assertThat(store.find("others")).isEmpty();
    }

    @Test
    void a_known_feed_keeps_its_source_and_filter() {
        FeedState again = store.open("photos", "/immich/users/2", "types none");

        assertThat(again.source()).isEqualTo("/immich/users/1");
        assertThat(again.filter()).isEqualTo("types all");
    }

    @Test
    void what_is_appended_comes_out_of_the_outbox_in_batches_and_in_order() {
        List<Change> changes = upserts(1, 25);

        store.append(append(changes, "p1"), BATCH);

        List<StoredBatch> batches = outbox();
        assertThat(batches).extracting(batch -> batch.changes().size()).containsExactly(10, 10, 5);
        assertThat(batches).extracting(StoredBatch::position).containsExactly(null, null, "p1");
        assertThat(batches.stream().flatMap(batch -> batch.changes().stream())).isEqualTo(changes);
        assertThat(store.waiting(feed)).isEqualTo(3);
        assertThat(store.find("photos").orElseThrow().sequence()).isEqualTo(25);
    }

    @Test
    void a_position_without_changes_is_a_batch_of_its_own() {
        store.append(append(List.of(), "p1"), BATCH);

        assertThat(outbox()).containsExactly(new StoredBatch(1, List.of(), "p1"));
    }

    @Test
    void a_place_that_another_process_has_given_is_not_given_again() {
        store.append(append(upserts(1, 2), "p1"), BATCH);
        FeedState before = store.find("photos").orElseThrow();

        assertThatThrownBy(() -> store.append(append(upserts(2, 2), "p2"), BATCH))
                .isInstanceOf(FeedException.class)
                .hasMessage("another process runs this feed: place 2 is given already; let only one process run it at a"
                        + " time");

        assertThat(store.find("photos")).contains(before);
        assertThat(outbox()).extracting(StoredBatch::position).containsExactly("p1");
        assertThat(store.countKnown(feed)).isEqualTo(2);
    }

    @Test
    void a_confirmed_batch_leaves_and_numbers_never_come_twice() {
        store.append(append(upserts(1, 3), "p1"), BATCH);
        store.confirmed(feed, outbox().get(0));
        store.append(append(upserts(4, 2), "p2"), BATCH);

        FeedState state = store.find("photos").orElseThrow();
        assertThat(state.position()).isEqualTo("p1");
        assertThat(state.delivered()).isEqualTo(3);
        assertThat(state.deliveredAt()).isEqualTo(NOW);
        assertThat(outbox()).extracting(StoredBatch::number).containsExactly(2L);
    }

    @Test
    void every_part_of_a_change_comes_back() {
        Change whole = new Change(
                "/immich/users/1",
                "asset",
                "asset/ü",
                Operation.DELETE,
                NOW.plusNanos(5),
                "v|1",
                1,
                1,
                "{\"a\":\"日本\"}",
                "cascade");
        Change bare = new Change("/immich/users/1", "exif", "exif/1", Operation.UPSERT, null, "", 1, 2, null, null);

        store.append(append(List.of(whole, bare), null), BATCH);

        assertThat(outbox().get(0).changes()).containsExactly(whole, bare);
    }

    @Test
    void a_thing_longer_than_any_buffer_comes_back() {
        Change large = new Change(
                "/immich/users/1",
                "asset",
                "asset/1",
                Operation.UPSERT,
                NOW,
                "v1",
                1,
                1,
                "\"" + "x".repeat(3_000_000) + "\"",
                null);

        store.append(append(List.of(large), null), BATCH);

        assertThat(outbox().get(0).changes()).containsExactly(large);
    }

    @Test
    void known_keys_are_told_seen_and_gone() {
        KnownKey first = known("asset/1", 1, List.of());
        KnownKey second = known("asset/2", 2, List.of());
        store.append(new Append(feed, 1, true, List.of(), List.of(first, second), List.of(), null), BATCH);

        store.append(new Append(feed, 2, true, List.of(), List.of(first.in(2)), List.of("asset/2"), null), BATCH);

        assertThat(store.known(feed, List.of("asset/1", "asset/2", "asset/3")))
                .isEqualTo(Map.of("asset/1", new KnownKey("asset/1", "asset", "v1", 2, 1, 1, List.of())));
        assertThat(store.countKnown(feed)).isEqualTo(1);
        assertThat(store.find("photos").orElseThrow().generation()).isEqualTo(2);
        assertThat(store.find("photos").orElseThrow().snapshot()).isTrue();
    }

    @Test
    void thousands_of_keys_are_looked_up_at_once() {
        List<KnownKey> keys = IntStream.range(0, 2_500)
                .mapToObj(number -> known("asset/" + number, number, List.of()))
                .toList();
        store.append(new Append(feed, 1, true, List.of(), keys, List.of(), null), BATCH);

        List<String> asked =
                IntStream.range(0, 5_000).mapToObj(number -> "asset/" + number).toList();

        assertThat(store.known(feed, asked)).hasSize(2_500);
        assertThat(store.known(feed, List.of())).isEmpty();
    }

    @Test
    void what_was_told_lately_is_known_after_a_restart() {
        KnownKey first = known("asset/1", 1, List.of());
        tell(List.of(first, known("asset/2", 2, List.of())), List.of());
        tell(List.of(first.in(2)), List.of());

        store = new FeedStore(database, new SettableClock(NOW));
        store.takeOver("photos");

        assertThat(store.countKnown(feed)).isEqualTo(2);
        assertThat(store.known(feed, List.of("asset/1"))).isEqualTo(Map.of("asset/1", first.in(2)));
        assertThat(store.countOlderThan(feed, 2)).isEqualTo(1);
        assertThat(store.countKnown(feed)).isEqualTo(2);
    }

    @Test
    void what_was_told_lately_and_is_gone_is_not_known_after_a_restart() {
        tell(List.of(known("asset/1", 1, List.of()), known("asset/2", 2, List.of())), List.of());
        tell(List.of(), List.of("asset/1"));

        assertThat(store.known(feed, List.of("asset/1"))).isEmpty();
        store = new FeedStore(database, new SettableClock(NOW));

        assertThat(store.known(feed, List.of("asset/1", "asset/2"))).containsOnlyKeys("asset/2");
    }

    @Test
    void a_thing_that_is_told_again_and_again_is_known_as_it_was_told_last() {
        for (int sequence = 1; sequence <= 5; sequence++) {
            tell(List.of(known("asset/1", sequence, List.of())), List.of());

            assertThat(versions()).isEqualTo(Map.of("asset/1", "v" + sequence));
        }
        assertThat(store.countKnown(feed)).isEqualTo(1);
    }

    @Test
    void more_keys_than_are_held_in_memory_are_known() {
        int count = 3 * RecentKeys.MOST / 2;
        List<String> all = IntStream.range(0, count).mapToObj(n -> "asset/" + n).toList();
        for (int from = 0; from < count; from += RecentKeys.MOST / 2) {
            tell(
                    all.subList(from, from + RecentKeys.MOST / 2).stream()
                            .map(key -> known(key, 1, List.of("album/a")))
                            .toList(),
                    List.of());
        }

        assertThat(store.known(feed, all)).hasSize(count);
        assertThat(store.countKnown(feed)).isEqualTo(count);
        assertThat(store.children(feed, List.of("album/a"), "asset/1", 3))
                .extracting(KnownKey::key)
                .containsExactly("asset/10", "asset/100", "asset/1000");
    }

    @Test
    void what_a_refused_write_would_have_told_is_not_known() {
        tellAndConfirm(upserts(1, 2), "p1");

        assertThatThrownBy(() -> store.append(append(upserts(2, 2), "p2"), BATCH))
                .isInstanceOf(FeedException.class);

        assertThat(versions()).isEqualTo(Map.of("asset/1", "v1", "asset/2", "v2"));
        tellAndConfirm(upserts(3, 1), "p3");
        assertThat(versions()).isEqualTo(Map.of("asset/1", "v1", "asset/2", "v2", "asset/3", "v3"));
    }

    @Test
    void children_are_found_by_either_parent_page_by_page() {
        List<KnownKey> keys = List.of(
                known("asset/1", 1, List.of()),
                known("exif/1", 2, List.of("asset/1")),
                known("link/a/1", 3, List.of("album/a", "asset/1")),
                known("link/a/2", 4, List.of("album/a", "asset/2")));
        store.append(new Append(feed, 1, true, List.of(), keys, List.of(), null), BATCH);

        assertThat(store.children(feed, List.of("asset/1"), "", 10))
                .extracting(KnownKey::key)
                .containsExactly("exif/1", "link/a/1");
        assertThat(store.children(feed, List.of("album/a", "asset/1"), "", 2))
                .extracting(KnownKey::key)
                .containsExactly("exif/1", "link/a/1");
        assertThat(store.children(feed, List.of("album/a", "asset/1"), "link/a/1", 2))
                .containsExactly(keys.get(3));
    }

    @Test
    void keys_of_older_generations_are_found_page_by_page() {
        List<KnownKey> keys = List.of(known("a", 1, List.of()), known("b", 2, List.of()), known("c", 3, List.of()));
        store.append(new Append(feed, 1, true, List.of(), keys, List.of(), null), BATCH);
        store.append(new Append(feed, 2, true, List.of(), List.of(keys.get(1).in(2)), List.of(), null), BATCH);

        assertThat(store.countOlderThan(feed, 2)).isEqualTo(2);
        assertThat(store.olderThan(feed, 2, "", 1)).extracting(KnownKey::key).containsExactly("a");
        assertThat(store.olderThan(feed, 2, "a", 1)).extracting(KnownKey::key).containsExactly("c");
        assertThat(store.olderThan(feed, 2, "c", 1)).isEmpty();
    }

    @Test
    void keys_of_older_generations_to_which_none_of_them_belongs_are_found_page_by_page() {
        List<KnownKey> keys = List.of(
                known("asset/1", 1, List.of()),
                known("asset/2", 2, List.of()),
                known("asset/3", 3, List.of()),
                known("link/1", 4, List.of("album/a", "asset/1")),
                known("link/2", 5, List.of("album/a", "asset/2")));
        store.append(new Append(feed, 1, true, List.of(), keys, List.of(), null), BATCH);
        store.append(new Append(feed, 2, true, List.of(), List.of(keys.get(4).in(2)), List.of(), null), BATCH);

        assertThat(store.olderLeaves(feed, 2, "", 2)).extracting(KnownKey::key).containsExactly("asset/2", "asset/3");
        assertThat(store.olderLeaves(feed, 2, "asset/3", 2))
                .extracting(KnownKey::key)
                .containsExactly("link/1");
    }

    @Test
    void keys_that_nothing_keeps_are_found_page_by_page() {
        List<KnownKey> keys = List.of(
                known("asset/1", 1, List.of()),
                view(1, "asset/1"),
                view(2, "asset/2"),
                view(3, "asset/3"),
                view(4, "asset/4"),
                link(2, "album/a", "asset/2"),
                link(3, "asset/3", "album/a"));
        store.append(new Append(feed, 1, true, List.of(), keys, List.of(), null), BATCH);
        Tie tie = new Tie("view", "link");

        assertThat(store.unkept(feed, tie, "", 1)).extracting(KnownKey::key).containsExactly("view/1");
        assertThat(store.unkept(feed, tie, "view/1", 9))
                .extracting(KnownKey::key)
                .containsExactly("view/4");
        assertThat(store.unkept(feed, tie, "view/4", 9)).isEmpty();
    }

    @Test
    void what_is_delivered_leaves_and_its_last_position_stays_until_it_is_confirmed() {
        store.append(append(upserts(1, 2), "p1"), BATCH);
        store.append(append(upserts(3, 2), null), BATCH);
        store.append(append(upserts(5, 2), "p2"), BATCH);

        outbox().subList(0, 2).forEach(batch -> store.delivered(feed, batch));

        assertThat(outbox().get(0)).isEqualTo(new StoredBatch(1, List.of(), "p1"));
        assertThat(outbox()).extracting(StoredBatch::number).containsExactly(1L, 3L);
        assertThat(store.find("photos").orElseThrow().delivered()).isEqualTo(4);
        assertThat(store.find("photos").orElseThrow().position()).isNull();
        assertThat(store.firstRemembered(feed)).isEmpty();

        store.delivered(feed, outbox().get(1));

        assertThat(outbox()).containsExactly(new StoredBatch(3, List.of(), "p2"));

        store.confirmed(feed, outbox().get(0));

        assertThat(outbox()).isEmpty();
        assertThat(store.find("photos").orElseThrow().position()).isEqualTo("p2");
        assertThat(store.firstRemembered(feed)).contains(6L);
    }

    @Test
    void a_rewind_goes_to_the_newest_position_before_and_tells_deletions_again() {
        tellAndConfirm(upserts(1, 2), "p1");
        tellAndConfirm(List.of(change(3, Operation.DELETE), change(4, Operation.UPSERT)), "p2");

        assertThat(store.rewind(feed, 3, BATCH)).contains(2L);

        FeedState state = store.find("photos").orElseThrow();
        assertThat(state.position()).isEqualTo("p1");
        assertThat(state.moved()).isTrue();
        assertThat(state.sequence()).isEqualTo(5);
        assertThat(outbox()).singleElement().satisfies(batch -> {
            assertThat(batch.changes())
                    .containsExactly(change(3, Operation.DELETE).at(1, 5));
            assertThat(batch.changes().get(0).id())
                    .isEqualTo(change(3, Operation.DELETE).id());
        });
        assertThat(versions()).isEqualTo(Map.of("asset/1", "v1", "asset/2", "v2", "asset/4", ""));
    }

    @Test
    void what_a_rewind_tells_again_is_of_the_generation_that_is_now() {
        tellAndConfirm(upserts(1, 2), "p1");
        tellAndConfirm(List.of(change(3, Operation.DELETE)), "p2");
        store.append(new Append(feed, 7, false, List.of(), List.of(), List.of(), null), BATCH);

        store.rewind(feed, 2, BATCH);

        assertThat(outbox())
                .singleElement()
                .satisfies(batch -> assertThat(batch.changes())
                        .containsExactly(change(3, Operation.DELETE).at(7, 4)));
    }

    @Test
    void a_rewind_while_a_generation_is_not_complete_begins_anew() {
        tellAndConfirm(upserts(1, 2), "p1");
        tellAndConfirm(List.of(change(3, Operation.DELETE)), "p2");
        store.append(
                new Append(
                        feed,
                        2,
                        true,
                        List.of(),
                        List.of(known("asset/1", 1, List.of()).in(2)),
                        List.of(),
                        "p3"),
                BATCH);

        assertThat(store.rewind(feed, 2, BATCH)).contains(2L);

        FeedState state = store.find("photos").orElseThrow();
        assertThat(state.position()).isNull();
        assertThat(state.moved()).isFalse();
        assertThat(outbox().stream().flatMap(batch -> batch.changes().stream()))
                .containsExactly(change(3, Operation.DELETE).at(2, 4));
    }

    @Test
    void a_second_rewind_tells_the_same_deletions_once_more() {
        tellAndConfirm(upserts(1, 2), "p1");
        tellAndConfirm(List.of(change(3, Operation.DELETE)), "p2");
        store.rewind(feed, 2, BATCH);
        outbox().forEach(batch -> store.confirmed(feed, batch));

        store.rewind(feed, 2, BATCH);

        assertThat(outbox())
                .singleElement()
                .satisfies(batch -> assertThat(batch.changes())
                        .containsExactly(change(3, Operation.DELETE).at(1, 5)));
    }

    @Test
    void a_rewind_to_what_is_not_remembered_changes_nothing() {
        tellAndConfirm(upserts(1, 2), "p1");
        FeedState before = store.find("photos").orElseThrow();

        assertThat(store.rewind(feed, 1, BATCH)).isEmpty();

        assertThat(store.find("photos")).contains(before);
    }

    @Test
    void what_waits_does_not_undo_a_rewind_or_a_resync() {
        tellAndConfirm(upserts(1, 2), "p1");
        store.append(append(upserts(3, 2), "p2"), BATCH);
        store.rewind(feed, 2, BATCH);
        outbox().forEach(batch -> store.confirmed(feed, batch));
        assertThat(store.find("photos").orElseThrow().position()).isEqualTo("p1");

        store.append(append(upserts(5, 2), "p3"), BATCH);
        store.resync(feed, "types all");
        outbox().forEach(batch -> store.confirmed(feed, batch));

        FeedState state = store.find("photos").orElseThrow();
        assertThat(state.position()).isNull();
        assertThat(state.delivered()).isEqualTo(6);
    }

    @Test
    void positions_are_remembered_a_thousand_deep() {
        int all = Positions.REMEMBERED + 5;
        LongStream.rangeClosed(1, all)
                .forEach(place -> tellAndConfirm(List.of(change(place, Operation.DELETE)), "p" + place));

        assertThat(store.rewind(feed, 5, BATCH)).isEmpty();
        assertThat(store.rewind(feed, 6, BATCH)).contains(6L);
        assertThat(outbox().stream().mapToInt(batch -> batch.changes().size()).sum())
                .isEqualTo(all - 6);
    }

    @Test
    void a_resync_tells_everything_again_under_another_filter() {
        tellAndConfirm(upserts(1, 2), "p1");

        store.resync(feed, "types some");

        FeedState state = store.find("photos").orElseThrow();
        assertThat(state.position()).isNull();
        assertThat(state.filter()).isEqualTo("types some");
        assertThat(versions()).isEqualTo(Map.of("asset/1", "", "asset/2", ""));
    }

    @Test
    void no_rewind_leads_behind_a_resync() {
        tellAndConfirm(upserts(1, 2), "p1");
        tellAndConfirm(List.of(change(3, Operation.DELETE)), "p2");

        store.resync(feed, "types some");

        assertThat(store.rewind(feed, 3, BATCH)).isEmpty();
        assertThat(store.find("photos").orElseThrow().position()).isNull();
        tellAndConfirm(List.of(change(4, Operation.UPSERT)), "q1");
        assertThat(store.rewind(feed, 3, BATCH)).isEmpty();
        assertThat(store.rewind(feed, 4, BATCH)).contains(4L);
        assertThat(outbox()).isEmpty();
    }

    @Test
    void a_reset_forgets_everything_but_the_counters_and_the_memory_of_the_source() {
        tellAndConfirm(upserts(1, 2), "p1");
        store.append(append(upserts(3, 2), "p2"), BATCH);
        store.memory(feed).save(new byte[] {1});
        store.bury(feed, change(1, Operation.UPSERT), "no", 3);

        store.reset(feed);

        FeedState state = store.open("photos", "/immich/users/2", "types none");
        assertThat(state.source()).isEqualTo("/immich/users/2");
        assertThat(state.position()).isNull();
        assertThat(state.generation()).isEqualTo(1);
        assertThat(state.sequence()).isEqualTo(4);
        assertThat(outbox()).isEmpty();
        assertThat(store.countKnown(feed)).isZero();
        assertThat(store.countDead(feed)).isZero();
        assertThat(store.memory(feed).load()).containsExactly(1);
    }

    @Test
    void dead_letters_are_kept_listed_and_dropped() {
        store.bury(feed, change(1, Operation.UPSERT), "refused", 1);
        store.bury(feed, change(2, Operation.DELETE), "refused, too", 3);

        assertThat(store.dead(feed, 0, 10))
                .containsExactly(
                        new DeadLetter(1, change(1, Operation.UPSERT), "refused", 1, NOW),
                        new DeadLetter(2, change(2, Operation.DELETE), "refused, too", 3, NOW));
        assertThat(store.dead(feed, 1, 10)).extracting(DeadLetter::number).containsExactly(2L);
        assertThat(store.dropDead(feed, 1)).isEqualTo(1);
        assertThat(store.dropDead(feed, 7)).isZero();
        assertThat(store.dropDead(feed, 0)).isEqualTo(1);
        assertThat(store.countDead(feed)).isZero();
    }

    @Test
    void manifests_come_back_whole_the_newest_first_and_the_old_ones_go() {
        Manifest.Counts counts = new Manifest.Counts(1, 2, 3, 0, 4, 5, 6, 7);
        for (long run = 1; run <= Manifests.KEPT + 1; run++) {
            store.ran(feed, manifest(run, counts));
        }

        assertThat(store.runs(feed, 2))
                .containsExactly(manifest(Manifests.KEPT + 1, counts), manifest(Manifests.KEPT, counts));
        assertThat(store.runs(feed, 1_000)).hasSize(Manifests.KEPT);
    }

    @Test
    void the_memory_of_a_source_is_what_was_saved_last() {
        SourceMemory memory = store.memory(feed);

        assertThat(memory.load()).isEmpty();
        memory.save(new byte[] {1, 2});

        assertThat(memory.load()).containsExactly(1, 2);
    }

    @Test
    void two_feeds_know_nothing_of_each_other() {
        int other = store.open("other", "/immich/users/1", "types all").id();
        tellAndConfirm(upserts(1, 2), "p1");
        store.append(append(upserts(3, 1), "p2"), BATCH);

        assertThat(store.waiting(other)).isZero();
        assertThat(store.countKnown(other)).isZero();
        assertThat(store.known(other, List.of("asset/1"))).isEmpty();
        assertThat(store.list()).extracting(FeedState::name).containsExactly("other", "photos");
    }

    private static Manifest manifest(long run, Manifest.Counts counts) {
        return new Manifest("photos", run, 1, NOW, NOW.plusMillis(1), 1, 2, true, "no", Map.of("asset", counts));
    }

    private void tellAndConfirm(List<Change> changes, String position) {
        store.append(append(changes, position), BATCH);
        outbox().forEach(batch -> store.confirmed(feed, batch));
    }

    @Test
    void whoever_was_taken_over_from_writes_nothing_any_more() {
        store.append(append(upserts(1, 2), "p1"), BATCH);
        StoredBatch batch = outbox().get(0);
        FeedStore next = new FeedStore(database, new SettableClock(NOW));

        assertThat(next.takeOver("photos")).isTrue();

        Manifest manifest = new Manifest("photos", 1, 1, NOW, NOW, 1, 2, true, null, Map.of());
        List<Runnable> writes = List.of(
                () -> store.append(append(upserts(3, 2), "p2"), BATCH),
                () -> store.confirmed(feed, batch),
                () -> store.delivered(feed, batch),
                () -> store.memory(feed).save(new byte[] {1}),
                () -> store.resync(feed, "types none"),
                () -> store.rewind(feed, 0, BATCH),
                () -> store.reset(feed),
                () -> store.bury(feed, batch.changes().get(0), "no", 1),
                () -> store.dropDead(feed, 0),
                () -> store.ran(feed, manifest),
                () -> store.countOlderThan(feed, 2),
                () -> store.check(feed));
        FeedState before = store.find("photos").orElseThrow();
        assertThat(writes)
                .allSatisfy(write -> assertThatThrownBy(write::run)
                        .isInstanceOf(FencedException.class)
                        .hasMessage("feed photos was taken over by another node, which goes on with it"));
        assertThat(store.find("photos")).contains(before);
        assertThat(outbox()).containsExactly(batch);
        assertThat(store.memory(feed).load()).isEmpty();
        assertThat(store.runs(feed, 1)).isEmpty();
    }

    @Test
    void whoever_takes_over_goes_on_from_what_was_written_and_knows_all_of_it() {
        tell(List.of(known("asset/1", 1, List.of())), List.of());
        FeedStore next = new FeedStore(database, new SettableClock(NOW));
        next.takeOver("photos");
        next.check(feed);
        next.append(append(upserts(1, 1), "p1"), BATCH);

        store.takeOver("photos");

        assertThat(versions()).isEqualTo(Map.of("asset/1", "v1"));
        store.append(append(upserts(2, 1), "p2"), BATCH);
        outbox().forEach(batch -> store.confirmed(feed, batch));
        assertThat(store.find("photos").orElseThrow().position()).isEqualTo("p2");
        assertThatThrownBy(() -> next.check(feed)).isInstanceOf(FencedException.class);
    }

    @Test
    void a_feed_that_is_not_there_is_taken_over_when_it_is_opened() {
        assertThat(store.takeOver("others")).isFalse();

        store.check(store.open("others", "/immich/users/1", "types all").id());
    }

    private Append append(List<Change> changes, @Nullable String position) {
        List<KnownKey> told = changes.stream()
                .filter(change -> change.operation() == Operation.UPSERT)
                .map(change -> known(change.key(), change.sequence(), List.of()))
                .toList();
        return new Append(feed, 1, false, changes, told, List.of(), position);
    }

    @Test
    void what_was_written_is_known_even_if_the_write_is_said_to_have_failed() {
        LostAnswers lost = new LostAnswers(database);
        store = new FeedStore(lost, new SettableClock(NOW));
        store.takeOver("photos");
        lost.begin();

        assertThatThrownBy(() -> store.append(append(upserts(1, 2), "p1"), BATCH))
                .isInstanceOf(StoreException.class);

        assertThat(versions()).isEqualTo(Map.of("asset/1", "v1", "asset/2", "v2"));
    }

    /** A store whose durable commits are not heard of, from some time on. */
    private static final class LostAnswers implements Store {
        private final Store store;
        private boolean lost;

        LostAnswers(Store store) {
            this.store = store;
        }

        void begin() {
            lost = true;
        }

        @Override
        public <T> T read(SqlWork<T> work) {
            return store.read(work);
        }

        @Override
        public <T> T write(SqlWork<T> work) {
            return store.write(work);
        }

        @Override
        public <T> T writeDurably(SqlWork<T> work) {
            T result = store.writeDurably(work);
            if (lost) {
                throw new StoreException("the answer to the commit was lost");
            }
            return result;
        }

        @Override
        public String location() {
            return store.location();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private void tell(List<KnownKey> known, List<String> gone) {
        store.append(new Append(feed, 1, true, List.of(), known, gone, null), BATCH);
    }

    private List<StoredBatch> outbox() {
        List<StoredBatch> batches = new ArrayList<>();
        for (StoredBatch next = store.after(feed, 0); next != null; next = store.after(feed, next.number())) {
            batches.add(next);
        }
        return batches;
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        store.known(feed, LongStream.range(0, 10).mapToObj(n -> "asset/" + n).toList())
                .forEach((key, known) -> versions.put(key, known.version()));
        return versions;
    }

    private static KnownKey known(String key, long sequence, List<String> parents) {
        return new KnownKey(key, "asset", "v" + sequence, 1, sequence, sequence, parents);
    }

    private static KnownKey view(int number, String asset) {
        return new KnownKey("view/" + number, "view", "v", 1, number, number, List.of(asset));
    }

    private static KnownKey link(int number, String first, String second) {
        return new KnownKey("link/" + number, "link", "v", 1, number, number, List.of(first, second));
    }

    private static List<Change> upserts(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(sequence -> change(sequence, Operation.UPSERT))
                .toList();
    }

    private static Change change(long sequence, Operation operation) {
        String key = "asset/" + sequence;
        return new Change("/immich/users/1", "asset", key, operation, NOW, "v" + sequence, 1, sequence, "{}", null);
    }
}
