package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key or token may change while Drover runs, and is never shown. */
class SecretHeaderTest {
    private final SecretHeader header = new SecretHeader("x-api-key", "the API key");

    @Test
    void a_new_key_is_used_from_the_next_call_on() {
        assertThat(header.with("key1")).isSameAs(header.with("key1"));

        assertThat(header.with("key2").getValue()).isEqualTo("key2");
    }

    @Test
    void its_value_is_not_shown() {
        assertThat(header.with("hunter2").isSensitive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2\r\nX: y", "hunter 2", "hünter2", ""})
    void a_key_that_no_header_can_carry_is_refused_without_showing_it(String key) {
        assertThatThrownBy(() -> header.with(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the API key is empty, or holds a blank, a line break or a character beyond ASCII");
    }
}
