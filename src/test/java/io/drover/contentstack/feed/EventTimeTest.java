package io.drover.contentstack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stamps are read as well as they can be. */
class EventTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2019-08-23T11:19:21.065Z, 2019-08-23T11:19:21.065Z",
        "2019-08-23T11:19:21Z, 2019-08-23T11:19:21Z",
        "2019-08-23T13:19:21.065+02:00, 2019-08-23T11:19:21.065Z"
    })
    void valid_ones_are_taken(String stamp, Instant expected) {
        assertThat(EventTime.parse(stamp)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-11-23T00:00:000Z, 2017-11-23T00:00:00Z",
        "2017-11-22T22:59:000Z, 2017-11-22T22:59:00Z",
        "2017-11-22T22:59:07:123Z, 2017-11-22T22:59:07.123Z"
    })
    void malformed_ones_are_mended(String stamp, Instant expected) {
        assertThat(EventTime.parse(stamp)).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "yesterday", "2019-13-23T11:19:21.065Z", "2019-08-23"})
    void others_name_no_moment(String stamp) {
        assertThat(EventTime.parse(stamp)).isNull();
    }

    @Test
    void blanks_around_do_not_matter() {
        assertThat(EventTime.parse(" 2019-08-23T11:19:21Z ")).isEqualTo("2019-08-23T11:19:21Z");
    }
}
