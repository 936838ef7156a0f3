package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.feed.FeedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A generation that would delete too much is refused in each run until the user acts, in whatever way changes are read. */
class RefusedSweepTest {
    private static final String REFUSAL = "of the 10 things that were told 5 are not there any more, but maxSweep"
            + " of its route (the setting drover.changes.maxSweep, or drover.contentstack.maxSweep) lets 20 percent of them"
            + " go at most";

    @TempDir
    Path folder;

    private List<String> half(LoopedFeed feed) {
        List<String> ids = IntStream.range(0, 10)
                .mapToObj(i -> feed.sandbox.seed("photo-" + i + ".jpg", "%040x".formatted(i), 1_000))
                .toList();
        feed.run();
        feed.heard();
        List<String> half = ids.subList(0, 5);
        half.forEach(feed.sandbox::purge);
        feed.clock.advance(Duration.ofHours(25));
        feed.sandbox.events().pruneDeletions(Duration.ofHours(1));
        feed.sandbox.events().endSessions();
        return half;
    }

    @ParameterizedTest
    @CsvSource({"1.144.1, false", "2.7.5, false", "3.1.0, false", "2.7.5, true", "3.1.0, true"})
    void it_is_refused_in_each_run_and_done_when_the_user_agrees(String version, boolean session) throws Exception {
        try (LoopedFeed feed = new LoopedFeed(version, session, folder)) {
            List<String> gone = half(feed);

            for (int run = 0; run < 4; run++) {
                assertThatThrownBy(feed::run).isInstanceOf(FeedException.class).hasMessageContaining(REFUSAL);
                feed.clock.advance(Duration.ofMinutes(1));
            }
            List<String> before = feed.heard();
            feed.maxSweep = 50;
            feed.run();

            assertThat(before).isEmpty();
            assertThat(feed.heard())
                    .containsExactlyInAnyOrderElementsOf(
                            gone.stream().map(id -> "-asset/" + id + " absent").toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"1.144.1, getFullSyncForUser", "2.7.5, getFullSyncForUser", "3.1.0, searchAssets"})
    void without_a_session_the_next_run_compares_everything_anew(String version, String comparison) throws Exception {
        try (LoopedFeed feed = new LoopedFeed(version, false, folder)) {
            half(feed);
            assertThatThrownBy(feed::run).isInstanceOf(FeedException.class);
            long refused = generation(feed);
            feed.calls.made();

            assertThatThrownBy(feed::run).isInstanceOf(FeedException.class);

            assertThat(feed.calls.made()).contains(comparison);
            assertThat(generation(feed)).isEqualTo(refused + 1);
        }
    }

    private static long generation(LoopedFeed feed) {
        return feed.store().list().get(0).generation();
    }
}
