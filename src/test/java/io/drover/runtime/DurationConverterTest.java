package io.drover.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A duration is read as Camel reads it; any other text is none. */
class DurationConverterTest {
    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "500, PT0.5S",
        "500ms, PT0.5S",
        "30s, PT30S",
        "5m, PT5M",
        "1h30m, PT1H30M",
        "2d, P2D",
        "-5s, PT-5S",
        "PT30S, PT30S"
    })
    void a_duration_is_read(String text, Duration duration) {
        assertThat(DurationConverter.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "banana", "5x", "s", "5m5h", "1.5h"})
    void any_other_text_is_refused(String text) {
        assertThatThrownBy(() -> DurationConverter.parse(text)).isInstanceOf(DateTimeParseException.class);
    }
}
