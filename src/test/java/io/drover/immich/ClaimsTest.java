package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files with the same bytes wait for the first of them. */
class ClaimsTest {
    private final Claims claims = new Claims();
    private final List<String> woken = new ArrayList<>();

    @Test
    void the_first_gets_the_claim_and_the_others_wait_until_it_is_released() {
        boolean first = claims.claim("a", () -> woken.add("first"));
        boolean second = claims.claim("a", () -> woken.add("second"));
        boolean third = claims.claim("a", () -> woken.add("third"));
        assertThat(List.of(first, second, third)).containsExactly(true, false, false);
        assertThat(woken).isEmpty();

        claims.release("a");

        assertThat(woken).containsExactly("second", "third");
    }

    @Test
    void other_checksums_do_not_wait() {
        assertThat(claims.claim("a", () -> {})).isTrue();

        assertThat(claims.claim("b", () -> {})).isTrue();
    }

    @Test
    void a_released_checksum_can_be_claimed_again_even_by_one_who_is_woken() {
        assertThat(claims.claim("a", () -> {})).isTrue();
        assertThat(claims.claim("a", () -> woken.add("claimed: " + claims.claim("a", () -> {}))))
                .isFalse();

        claims.release("a");

        assertThat(woken).containsExactly("claimed: true");
    }
}
