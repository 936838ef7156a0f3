package io.drover.contentstack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.contentstack.api.SyncType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A feed that was not read for long says so before Contentstack does. */
class TokenAgeTest {
    private static final Instant USED = Instant.parse("2026-01-02T03:04:05Z");

    private final FeedOptions options = new FeedOptions(
            "cms", SyncType.ALL, List.of(), List.of("de", "fr"), null, OnInvalidToken.RESYNC, Duration.ofDays(30));
    private final List<SyncStream> streams = SyncStream.of(options);

    private Optional<String> warning(Duration later) {
        StackPosition position = StackPosition.BEGINNING.told(streams.get(1), "s3cret", true, USED);
        return TokenAge.warning(options, streams, position, USED.plus(later));
    }

    @Test
    void a_token_that_was_not_used_for_long_is_warned_of_without_being_told() {
        assertThat(warning(Duration.ofDays(31)))
                .contains("feed cms: the token of everything in fr was last used 31 days ago, and Contentstack may not"
                        + " know it any more; let the feed run more often");
    }

    @Test
    void a_younger_one_is_not() {
        assertThat(warning(Duration.ofDays(30))).isEmpty();
    }
}
