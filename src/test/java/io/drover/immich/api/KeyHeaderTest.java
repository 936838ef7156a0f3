package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The key may change while Drover runs, and is never shown. */
class KeyHeaderTest {

    @Test
    void a_new_key_is_used_from_the_next_call_on() {
        AtomicInteger number = new AtomicInteger(1);
        KeyHeader header = new KeyHeader(() -> "key" + number.get());

        assertThat(header.get()).isSameAs(header.get());
        number.set(2);

        assertThat(header.get().getValue()).isEqualTo("key2");
    }

    @Test
    void a_key_that_no_header_can_carry_is_refused_without_showing_it() {
        assertThatThrownBy(() -> new KeyHeader(() -> "hunter2\r\nX: y").get())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the API key holds a blank, a line break or a character beyond ASCII");
    }
}
