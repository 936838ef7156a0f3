package io.drover.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was found is what has ended, each file once. */
class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void a_file_on_its_way_does_not_balance_yet() {
        tally.countFound(10);

        assertThat(tally.balances()).isFalse();

        tally.countEnd(FileState.UPLOADED, 10);

        assertThat(tally.balances()).isTrue();
    }

    @Test
    void the_line_shows_what_there_is() {
        tally.countKnown(FileState.DUPLICATE, 5);
        tally.countFound(7);
        tally.countPutBack(7);
        tally.countSidecar();

        assertThat(tally).hasToString("2 found = 1 duplicate + 1 put back (1 known), 1 sidecar");
        assertThat(tally.foundBytes()).isEqualTo(12);
        assertThat(tally.balances()).isTrue();
    }

    @Test
    void tallies_add_up() {
        Tally other = new Tally();
        other.countKnown(FileState.UPLOADED, 1);
        tally.countKnown(FileState.UPLOADED, 1);

        tally.add(other);

        assertThat(tally).hasToString("2 found = 2 uploaded (2 known)");
    }

    @Test
    void what_is_left_is_what_has_neither_ended_nor_been_put_back() {
        Tally tally = new Tally();
        tally.countFound(100);
        tally.countFound(20);
        tally.countFound(3);
        tally.countKnown(FileState.UPLOADED, 5_000);

        tally.countEnd(FileState.DUPLICATE, 100);
        tally.countPutBack(3);

        assertThat(tally.leftBytes()).isEqualTo(20);
    }
}
