package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times and durations are written as each version of Immich writes them. */
class FormatsTest {

    @ParameterizedTest
    @CsvSource({
        "2018-05-06T07:08:09Z, 2018-05-06T07:08:09.000Z",
        "2018-12-31T23:59:59.987654321Z, 2018-12-31T23:59:59.987Z",
        "1969-07-20T20:17:40.001Z, 1969-07-20T20:17:40.001Z",
        "0800-12-25T00:00:00Z, 0800-12-25T00:00:00.000Z"
    })
    void times_have_milliseconds(Instant time, String text) {
        assertThat(IsoTime.of(time)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"5000, 5000", "12.6, 13", "0:00:05.000000, 5000", "1:02:03.456000, 3723456"})
    void durations_become_milliseconds(String duration, long millis) {
        assertThat(Durations.millis(duration)).isEqualTo(millis);
    }
}
