package io.drover.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-06-01T02:00:00Z"), ZoneOffset.UTC);

    @Test
    void a_pause_begins_at_once_and_lasts_as_it_says() {
        Schedule schedule = Schedule.every("delay", Duration.ofSeconds(30));

        assertThat(schedule.waitsAtStart()).isFalse();
        assertThat(schedule.untilNext(clock)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_cron_schedule_waits_for_its_time() {
        Schedule schedule = Schedule.cron("schedule", "0 30 * * * ?", clock);

        assertThat(schedule.waitsAtStart()).isTrue();
        assertThat(schedule.untilNext(clock)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void what_is_no_schedule_is_refused_by_the_name_of_its_option() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.every("delay", Duration.ZERO))
                .withMessage("delay: must be a duration above 0, such as 30s or 5m, is 0 ms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.cron("schedule", "at three", clock))
                .withMessageStartingWith("schedule: 'at three' is not a Quartz cron expression");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.cron("schedule", "0 0 3 * * ? 2020", clock))
                .withMessage("schedule: '0 0 3 * * ? 2020' names a time that never comes");
    }
}
