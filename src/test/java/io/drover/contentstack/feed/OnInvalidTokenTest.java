package io.drover.contentstack.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The option has three words. */
class OnInvalidTokenTest {
    @Test
    void each_word_is_a_policy() {
        assertThat(OnInvalidToken.parse("resync")).isEqualTo(OnInvalidToken.RESYNC);
        assertThat(OnInvalidToken.parse(" ask ")).isEqualTo(OnInvalidToken.ASK);
        assertThat(OnInvalidToken.parse("fail")).isEqualTo(OnInvalidToken.FAIL);
    }

    @Test
    void another_word_is_refused_with_those_that_are_allowed() {
        assertThatThrownBy(() -> OnInvalidToken.parse("auto"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("onInvalidToken is 'auto'; allowed: resync, ask, fail");
    }
}
