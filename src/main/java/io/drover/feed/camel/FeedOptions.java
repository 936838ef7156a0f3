package io.drover.feed.camel;

import io.drover.feed.Envelope;
import io.drover.feed.FeedName;
import io.drover.feed.FeedSettings;
import io.drover.feed.FeedSettings.OnSinkError;
import io.drover.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;

/** Reads the options of a feed; each error names the option, its value and what is allowed. */
final class FeedOptions {
    static final int MOST_IN_A_BATCH = 10_000;
    private static final int HUNDRED_PERCENT = 100;

    private final FeedEndpoint endpoint;

    FeedOptions(FeedEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    FeedSettings settings() {
        return new FeedSettings(
                name(),
                envelope(),
                inRange("batchSize", endpoint.getBatchSize(), 1, MOST_IN_A_BATCH),
                onSinkError(),
                inRange("maxSweep", endpoint.getMaxSweep(), 0, HUNDRED_PERCENT));
    }

    Schedule schedule(Clock clock) {
        String cron = endpoint.getSchedule();
        return cron == null || cron.isBlank()
                ? Schedule.every("delay", Duration.ofMillis(endpoint.getDelay()))
                : Schedule.cron("schedule", cron.strip(), clock);
    }

    private String name() {
        String name = endpoint.getFeed();
        return FeedName.checked("feed", name == null ? "" : name);
    }

    private Envelope envelope() {
        for (Envelope envelope : Envelope.values()) {
            if (envelope.label().equals(endpoint.getEnvelope())) {
                return envelope;
            }
        }
        throw new IllegalArgumentException(
                "envelope: must be cloudevents or bare, is '" + endpoint.getEnvelope() + "'");
    }

    private OnSinkError onSinkError() {
        return switch (endpoint.getOnSinkError()) {
            case "block" -> OnSinkError.BLOCK;
            case "deadLetter" -> OnSinkError.DEAD_LETTER;
            default ->
                throw new IllegalArgumentException(
                        "onSinkError: must be block or deadLetter, is '" + endpoint.getOnSinkError() + "'");
        };
    }

    private static int inRange(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + ": must be from " + least + " to " + most + ", is " + value);
        }
        return value;
    }
}
