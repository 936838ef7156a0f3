package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of each thing a journal holds the newest change, and all of them in their order. */
class JournalTest {
    private static final UpdateId END = UpdateId.of(1_000_000, 0);

    private final Journal journal = new Journal();

    @Test
    void a_change_overtakes_the_one_before() {
        note("a", 1);
        note("b", 2);
        note("a", 3);

        assertThat(between(null, END)).containsExactly("b", "a");
        assertThat(journal.newest(List.of("a"))).isEqualTo(id(3));
    }

    @Test
    void a_change_that_comes_late_stands_where_it_belongs() {
        note("a", 1);
        note("c", 3);
        note("b", 2);

        assertThat(between(null, END)).containsExactly("a", "b", "c");
        assertThat(between(id(2), END)).containsExactly("c");
    }

    @Test
    void both_ends_of_a_part_are_left_out() {
        note("a", 1);
        note("b", 2);
        note("c", 3);

        assertThat(between(id(1), id(3))).containsExactly("b");
        assertThat(journal.between(null, END, 2)).hasSize(2);
    }

    @Test
    void what_is_older_or_gone_is_forgotten() {
        note("a", 1);
        note("b", 2);
        note("c", 3);
        journal.forget(List.of("b"));
        journal.forgetBefore(id(2));

        assertThat(between(null, END)).containsExactly("c");
        assertThat(journal.newest(List.of("a"))).isNull();
        assertThat(journal.newest(List.of("b"))).isNull();
    }

    @Test
    void after_many_changes_it_holds_what_a_tree_would() {
        Random random = new Random(3);
        TreeMap<Long, String> expected = new TreeMap<>();
        for (long number = 1; number <= 20_000; number++) {
            String key = "key " + random.nextInt(300);
            expected.values().remove(key);
            if (random.nextInt(4) == 0) {
                journal.forget(List.of(key));
            } else {
                expected.put(number, key);
                note(key, number);
            }
        }

        assertThat(between(null, END)).containsExactlyElementsOf(expected.values());
        assertThat(between(id(19_900), END))
                .containsExactlyElementsOf(expected.tailMap(19_900L, false).values());
    }

    private void note(String key, long number) {
        journal.note(List.of(key), id(number));
    }

    private List<String> between(@Nullable UpdateId after, UpdateId before) {
        return journal.between(after, before, Integer.MAX_VALUE).stream()
                .map(change -> change.key().get(0))
                .toList();
    }

    private static UpdateId id(long number) {
        return UpdateId.of(number, number);
    }
}
