package io.drover.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The position passes what is done and nothing else. */
class OffsetWindowTest {
    private final OffsetWindow window = new OffsetWindow();

    @Test
    void there_is_no_position_before_the_first_record() {
        assertThat(window.position()).isNegative();
    }

    @Test
    void the_position_is_the_first_record_that_is_not_done() {
        begin(5, 6, 8);

        window.done(6);
        assertThat(window.position()).isEqualTo(5);

        window.done(5);
        assertThat(window.position()).isEqualTo(8);

        window.done(8);
        assertThat(window.position()).isEqualTo(9);
        assertThat(window.size()).isZero();
    }

    @Test
    void what_was_put_back_is_begun_again_and_what_was_done_behind_it_is_not() {
        begin(1, 2, 3);
        window.done(3);
        window.putBack(1);
        window.done(2);
        assertThat(window.begun()).isZero();
        assertThat(window.position()).isEqualTo(1);

        assertThat(window.begin(1)).isTrue();
        assertThat(window.begin(2)).isFalse();
        assertThat(window.begin(3)).isFalse();
        window.done(1);

        assertThat(window.position()).isEqualTo(4);
        assertThat(window.begin(2)).as("done long ago").isFalse();
    }

    @Test
    void what_was_put_back_and_is_gone_from_the_topic_holds_up_nothing() {
        begin(1, 2);
        window.putBack(1);
        window.putBack(2);

        begin(10);
        assertThat(window.position()).isEqualTo(10);
        window.done(10);

        assertThat(window.position()).isEqualTo(11);
    }

    @Test
    void in_whatever_order_records_end_nothing_undone_is_passed() {
        Random random = new Random(26);
        for (int round = 0; round < 200; round++) {
            check(random);
        }
    }

    private static void check(Random random) {
        OffsetWindow window = new OffsetWindow();
        Set<Long> done = new HashSet<>();
        List<Long> begun = new ArrayList<>();
        long next = 0;
        while (done.size() < 100) {
            if (begun.isEmpty() && window.position() >= 0) {
                next = window.position(); // as after a seek
            }
            if (begun.isEmpty() || random.nextInt(3) == 0) {
                long offset = next++;
                if (window.begin(offset)) {
                    assertThat(done).doesNotContain(offset);
                    begun.add(offset);
                }
            } else {
                long offset = begun.remove(random.nextInt(begun.size()));
                if (random.nextInt(4) == 0) {
                    window.putBack(offset);
                    drain(window, begun, done);
                } else {
                    window.done(offset);
                    done.add(offset);
                }
            }
            for (long before = 0; before < window.position(); before++) {
                assertThat(done).contains(before);
            }
        }
    }

    /** After something was put back, what is on its way comes home before anything is read again. */
    private static void drain(OffsetWindow window, List<Long> begun, Set<Long> done) {
        begun.forEach(offset -> {
            window.done(offset);
            done.add(offset);
        });
        begun.clear();
        assertThat(window.begun()).isZero();
    }

    private void begin(long... offsets) {
        for (long offset : offsets) {
            assertThat(window.begin(offset)).isTrue();
        }
    }
}
