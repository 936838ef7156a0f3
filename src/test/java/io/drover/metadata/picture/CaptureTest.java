package io.drover.metadata.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** A time that says its offset keeps it; any other is understood in the zone of the source, never in the machine's. */
class CaptureTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void what_a_clock_showed_is_understood_in_the_zone() {
        assertThat(in(BERLIN, "2024-05-01T10:00:00")).isEqualTo("2024-05-01T10:00+02:00");
        assertThat(in(BERLIN, "2024-12-01T10:00:00")).isEqualTo("2024-12-01T10:00+01:00");
        assertThat(in(ZoneId.of("-03:30"), "2024-12-01T10:00:00")).isEqualTo("2024-12-01T10:00-03:30");
    }

    @Test
    void a_time_that_the_zone_skips_counts_as_if_the_clock_had_not_been_put_forward() {
        assertThat(in(BERLIN, "2024-03-31T02:30:00")).isEqualTo("2024-03-31T03:30+02:00");
    }

    @Test
    void a_time_that_comes_twice_is_the_first_of_the_two() {
        assertThat(in(BERLIN, "2024-10-27T02:30:00")).isEqualTo("2024-10-27T02:30+02:00");
    }

    @Test
    void a_time_with_its_offset_keeps_it() {
        OffsetDateTime time = OffsetDateTime.parse("2024-05-01T10:00:00-07:00");

        assertThat(new Capture.Exact(time).in(BERLIN)).isEqualTo(time);
    }

    @Test
    void a_moment_is_shown_in_the_zone() {
        assertThat(new Capture.Moment(Instant.parse("2024-05-01T22:30:00Z")).in(BERLIN))
                .hasToString("2024-05-02T00:30+02:00");
    }

    @Test
    void the_machines_zone_says_nothing() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        try {
            assertThat(in(ZoneId.of("UTC"), "2024-05-01T10:00:00")).isEqualTo("2024-05-01T10:00Z");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void times_of_many_cameras_are_read() {
        assertThat(CaptureText.exif("2024:05:01 10:00:00", "25", "+02:00"))
                .isEqualTo(new Capture.Exact(OffsetDateTime.parse("2024-05-01T10:00:00.25+02:00")));
        assertThat(CaptureText.exif("2024-05-01 10:00", " ", " "))
                .isEqualTo(new Capture.Clock(LocalDateTime.parse("2024-05-01T10:00:00")));
        assertThat(CaptureText.iso("2024-05-01T10:00:00.123Z"))
                .isEqualTo(new Capture.Exact(OffsetDateTime.parse("2024-05-01T10:00:00.123Z")));
        assertThat(CaptureText.exif("2024:02:30 10:00:00", null, null)).isNull();
        assertThat(CaptureText.exif("    :  :     :  :  ", null, null)).isNull();
        assertThat(CaptureText.exif("2024:05:01 10:00:00", null, "summer"))
                .isEqualTo(new Capture.Clock(LocalDateTime.parse("2024-05-01T10:00:00")));
    }

    private static String in(ZoneId zone, String clock) {
        return new Capture.Clock(LocalDateTime.parse(clock)).in(zone).toString();
    }
}
