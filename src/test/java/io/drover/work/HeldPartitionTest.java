package io.drover.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is put back is read again once all is home, after pauses that grow. */
class HeldPartitionTest {
    private final HeldPartition partition = new HeldPartition(new TopicPartition("t", 0), new WorkClaim(() -> false));

    @Test
    void it_is_read_again_only_when_nothing_is_on_its_way_and_rests_before() {
        partition.begin(0);
        partition.begin(1);
        assertThat(partition.isToPause(0)).isFalse();

        partition.putBack(0);
        assertThat(partition.isToPause(0)).isTrue();
        assertThat(partition.isToSeek(0)).isFalse();

        partition.done(1);
        assertThat(partition.isToSeek(0)).isTrue();
        assertThat(partition.isToSeek(0)).as("told once").isFalse();
        assertThat(partition.position()).isZero();
        assertThat(partition.isToPause(millis(499))).isTrue();
        assertThat(partition.isToPause(millis(500))).isFalse();
    }

    @Test
    void pauses_grow_until_it_goes_on() {
        assertThat(restMillis()).isEqualTo(500);
        assertThat(restMillis()).isEqualTo(1000);
        assertThat(restMillis()).isEqualTo(2000);
        assertThat(partition.isDelayed()).isTrue();

        partition.begin(0);
        partition.done(0);
        assertThat(partition.isDelayed()).isFalse();

        partition.begin(1);
        partition.putBack(1);
        assertThat(restMillis(1)).isEqualTo(500);
    }

    @Test
    void what_others_do_behind_it_does_not_make_the_pauses_short() {
        partition.begin(0);
        partition.begin(1);
        partition.putBack(0);
        partition.done(1);
        assertThat(restMillis(0)).isEqualTo(500);

        partition.begin(0);
        partition.begin(2);
        partition.done(2);
        partition.putBack(0);

        assertThat(restMillis(0)).isEqualTo(1000);
    }

    @Test
    void one_slow_record_does_not_let_it_run_ahead_without_end() {
        for (int offset = 0; offset < 10_000; offset++) {
            assertThat(partition.isToPause(0)).isFalse();
            partition.begin(offset);
            if (offset > 0) {
                partition.done(offset);
            }
        }

        assertThat(partition.isToPause(0)).isTrue();
        partition.done(0);
        assertThat(partition.isToPause(0)).isFalse();
    }

    @Test
    void a_position_is_committed_once_or_while_something_is_on_its_way() {
        assertThat(partition.isToCommit()).isFalse();
        partition.begin(4);
        assertThat(partition.isToCommit()).isTrue();

        partition.committed(4);
        assertThat(partition.isToCommit()).as("asks whether it is still ours").isTrue();

        partition.done(4);
        partition.committed(5);
        assertThat(partition.isToCommit()).isFalse();
    }

    private long restMillis() {
        partition.begin(0);
        partition.putBack(0);
        return restMillis(0);
    }

    /** How long it rests from now on, by trying. */
    private long restMillis(long now) {
        assertThat(partition.isToSeek(millis(now))).isTrue();
        long rest = 0;
        while (partition.isToPause(millis(now + rest))) {
            rest++;
        }
        return rest;
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
