package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.CheckResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files with the same bytes wait for the first of them. */
class ClaimsTest {
    private static final CheckResult HELD = new CheckResult("0", false, "duplicate", "asset", false);

    private final Claims claims = new Claims();
    private final List<String> woken = new ArrayList<>();

    @Test
    void the_first_gets_the_claim_and_the_others_wait_until_it_is_released() {
        boolean first = claims.claim("a", (answer, inDoubt) -> woken.add("first"));
        boolean second = claims.claim("a", (answer, inDoubt) -> woken.add("second"));
        boolean third = claims.claim("a", (answer, inDoubt) -> woken.add("third"));
        assertThat(List.of(first, second, third)).containsExactly(true, false, false);
        assertThat(woken).isEmpty();

        claims.release("a", null, false);

        assertThat(woken).containsExactly("second", "third");
    }

    @Test
    void those_who_wait_get_the_answer_that_is_theirs_too() {
        assertThat(claims.claim("a", (answer, inDoubt) -> {})).isTrue();
        assertThat(claims.claim("a", (answer, inDoubt) -> woken.add("told: " + (answer == HELD))))
                .isFalse();

        claims.release("a", HELD, false);

        assertThat(woken).containsExactly("told: true");
    }

    @Test
    void other_checksums_do_not_wait() {
        assertThat(claims.claim("a", (answer, inDoubt) -> {})).isTrue();

        assertThat(claims.claim("b", (answer, inDoubt) -> {})).isTrue();
    }

    @Test
    void a_released_checksum_can_be_claimed_again_even_by_one_who_is_woken() {
        assertThat(claims.claim("a", (answer, inDoubt) -> {})).isTrue();
        assertThat(claims.claim(
                        "a",
                        (answer, inDoubt) -> woken.add("claimed: " + claims.claim("a", (again, stillInDoubt) -> {}))))
                .isFalse();

        claims.release("a", null, false);

        assertThat(woken).containsExactly("claimed: true");
    }
}
