package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.feed.Manifest;
import io.drover.feed.Manifest.Counts;
import io.drover.testing.Lines;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The log is quiet when all is well, and says each trouble once. */
class RunReportTest {
    private final Lines lines = new Lines();
    private final RunReport report = new RunReport("library", lines);

    @Test
    void a_run_that_did_something_is_one_line() {
        report.ran(manifest(null, Map.of("asset", counts(300), "album", counts(12))));

        assertThat(lines.written())
                .containsExactly(
                        "INFO feed library: run 7: 312 changes delivered (album 12, asset 300), 0 dead, 0 waiting,"
                                + " 4.1 s, generation 2, up to 1312");
    }

    @Test
    void a_run_that_did_nothing_is_no_line() {
        report.ran(manifest(null, Map.of("asset", new Counts(5, 0, 5, 0, 0, 0, 0, 0))));
        report.ran(manifest(null, Map.of()));

        assertThat(lines.written()).isEmpty();
    }

    @Test
    void a_trouble_is_told_once_and_so_is_its_end() {
        report.ran(manifest("the server does not answer", Map.of()));
        report.ran(manifest("the server does not answer", Map.of()));
        report.failed("the server does not answer");
        report.failed("the store is read-only");
        report.ran(manifest(null, Map.of()));
        report.ran(manifest(null, Map.of()));

        assertThat(lines.written())
                .containsExactly(
                        "WARN feed library: the server does not answer",
                        "DEBUG feed library: still the server does not answer",
                        "DEBUG feed library: still the server does not answer",
                        "WARN feed library: the store is read-only",
                        "INFO feed library: goes on");
    }

    @Test
    void a_sentence_that_names_the_feed_is_told_as_it_is() {
        report.failed("feed library was begun with 'a' and is now set to 'b'");
        report.failed("feed library: the counts of asset do not balance");
        report.failed("feed library2 is another one");

        assertThat(lines.written())
                .containsExactly(
                        "WARN feed library was begun with 'a' and is now set to 'b'",
                        "WARN feed library: the counts of asset do not balance",
                        "WARN feed library: feed library2 is another one");
    }

    @Test
    void a_feed_that_another_node_has_taken_over_is_no_trouble() {
        report.failed("the store is away");
        report.fenced("feed library was taken over by another node, which goes on with it");
        report.ran(manifest(null, Map.of()));

        assertThat(lines.written())
                .containsExactly(
                        "WARN feed library: the store is away",
                        "INFO feed library was taken over by another node, which goes on with it");
    }

    private static Counts counts(long changes) {
        return new Counts(changes, 0, 0, changes, 0, changes, 0, 0);
    }

    private static Manifest manifest(@Nullable String error, Map<String, Counts> types) {
        Instant start = Instant.parse("2026-06-01T02:00:00Z");
        return new Manifest("library", 7, 2, start, start.plusMillis(4_120), 1_001, 1_312, error == null, error, types);
    }
}
