package io.drover.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date begins and ends in the zone of the source; what lies outside of a range is told with the range. */
class DateRangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-04-30T23:59:59+02:00 | taken 2024-04-30T23:59:59+02:00, before since=2024-05-01 in Europe/Berlin",
                "2024-05-01T00:00:00+02:00 |",
                "2024-05-31T23:59:59.999+02:00 |",
                "2024-05-31T22:00:00Z | taken 2024-05-31T22:00:00Z, after until=2024-05-31 in Europe/Berlin",
            })
    void a_date_is_a_day_in_the_zone(String time, @Nullable String reason) {
        DateRange range = DateRange.parse("Europe/Berlin", "2024-05-01", "2024-05-31");

        assertThat(range.reasonAgainst(OffsetDateTime.parse(time), "taken")).isEqualTo(reason);
    }

    @Test
    void a_time_with_an_offset_is_a_moment_which_counts() {
        DateRange range = DateRange.parse(null, " 2024-05-01T10:00:00Z ", "2024-05-01T12:00:00+02:00");
        OffsetDateTime moment = OffsetDateTime.parse("2024-05-01T10:00:00Z");

        assertThat(range.reasonAgainst(moment, "taken")).isNull();
        assertThat(range.reasonAgainst(moment.plusNanos(1), "taken")).isNotNull();
        assertThat(range.reasonAgainst(moment.minusNanos(1), "taken")).isNotNull();
    }

    @Test
    void a_reason_holds_for_the_same_range_and_zone_alone() {
        String reason = "taken 2019-05-01T10:00:00Z, before since=2020-01-01 in UTC";

        assertThat(DateRange.parse("", "2020-01-01", "2021-01-01").gave(reason)).isTrue();
        assertThat(DateRange.parse("", "2020-01-02", null).gave(reason)).isFalse();
        assertThat(DateRange.parse("+01:00", "2020-01-01", null).gave(reason)).isFalse();
        assertThat(DateRange.parse("", null, "2020-01-01").gave(reason)).isFalse();
        assertThat(DateRange.parse("", "2020-01-01", null).gave("matches no include"))
                .isFalse();
        assertThat(DateRange.parse("", "2020-01-01", null).gave(null)).isFalse();
    }

    @Test
    void an_empty_range_is_refused() {
        assertThatThrownBy(() -> DateRange.parse("UTC", "2024-05-02", "2024-05-01"))
                .hasMessage("until=2024-05-01 is before since=2024-05-02: nothing lies between");
        assertThat(DateRange.parse("UTC", "2024-05-01", "2024-05-01").since()).isNotNull();
    }
}
