package io.drover.schedule;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** When something is done again. */
public interface Schedule {

    /** How long to wait from now on, or null when never again. */
    @Nullable
    Duration untilNext(Clock clock);

    /** Whether the first time waits for its hour as well, rather than being at the start. */
    boolean waitsAtStart();

    /**
     * So long after the end of the time before.
     *
     * @param option names it in errors
     * @throws IllegalArgumentException when the pause is not positive
     */
    static Schedule every(String option, Duration pause) {
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException(
                    option + ": must be a duration above 0, such as 30s or 5m, is " + pause.toMillis() + " ms");
        }
        return new Every(pause);
    }

    /**
     * At the times of a Quartz cron expression.
     *
     * @param option names it in errors
     * @throws IllegalArgumentException when it is none, or its time never comes
     */
    static Schedule cron(String option, String expression, Clock clock) {
        CronExpression cron;
        try {
            cron = new CronExpression(expression);
        } catch (ParseException exception) {
            throw new IllegalArgumentException(option + ": '" + expression
                    + "' is not a Quartz cron expression (seconds first, as in '0 0 3 * * ?'): "
                    + exception.getMessage());
        }
        Cron schedule = new Cron(cron);
        if (schedule.untilNext(clock) == null) {
            throw new IllegalArgumentException(option + ": '" + expression + "' names a time that never comes");
        }
        return schedule;
    }

    /** A fixed pause. */
    record Every(Duration pause) implements Schedule {
        @Override
        public Duration untilNext(Clock clock) {
            return pause;
        }

        @Override
        public boolean waitsAtStart() {
            return false;
        }
    }

    /** Times of day, in the clock's zone. */
    record Cron(CronExpression expression) implements Schedule {
        @Override
        public @Nullable Duration untilNext(Clock clock) {
            Instant now = clock.instant();
            Date next = expression.getNextValidTimeAfter(Date.from(now));
            return next == null ? null : Duration.between(now, next.toInstant());
        }

        @Override
        public boolean waitsAtStart() {
            return true;
        }
    }
}
