package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rate by the time of day, as a user writes it. */
class TimetableTest {

    @ParameterizedTest
    @CsvSource({
        "05:59, 5000000",
        "06:00, 2000000",
        "22:59, 2000000",
        "23:00, 5000000",
    })
    void the_first_line_whose_time_it_is_counts(LocalTime time, long rate) {
        assertThat(Timetable.parse("uploadRate", "06:00-23:00 2MB/s, 5MB/s").at(time))
                .isEqualTo(rate);
    }

    @ParameterizedTest
    @CsvSource({"21:59, 0", "22:00, 500000", "00:00, 500000", "05:59, 500000", "06:00, 0"})
    void a_time_may_pass_midnight_and_outside_of_all_times_there_is_no_limit(LocalTime time, long rate) {
        assertThat(Timetable.parse("uploadRate", "22:00 - 6:00 500 kb").at(time))
                .isEqualTo(rate);
    }

    @Test
    void a_day_may_end_at_24() {
        Timetable evening = Timetable.parse("uploadRate", "18:00-24:00 1.5MB/s");

        assertThat(evening.at(LocalTime.of(23, 59))).isEqualTo(1_500_000);
        assertThat(evening.at(LocalTime.MIDNIGHT)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "0MB/s", "06:00-07:00 0"})
    void empty_and_zero_are_no_limit(String text) {
        assertThat(Timetable.parse("uploadRate", text).isUnlimited()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fast                          | 'fast' is no rate
                    2                             | '2' has no unit
                    5MB/s, 06:00-23:00 2MB/s      | what follows a rate for the whole day never counts
                    06:00-06:00 2MB/s             | '06:00-06:00 2MB/s' ends when it begins
                    25:00-26:00 2MB/s             | there is no time 25:00
                    10B/s                         | '10B/s' is less than 1KB/s
                    06:00-23:00 2MB/s,            | '' is no rate
                    """)
    void a_wrong_one_is_told_with_the_allowed_form(String text, String why) {
        assertThatThrownBy(() -> Timetable.parse("camel.component.immich.uploadRate", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("camel.component.immich.uploadRate is '" + text + "', but " + why
                        + "; allowed are rates in KB/s, MB/s or GB/s, each with a time of day or, as the last, without"
                        + " one, such as 06:00-23:00 2MB/s, 5MB/s; 0 is no limit");
    }
}
