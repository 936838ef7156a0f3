package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.Outcome;
import io.drover.ingest.Progress;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Tally;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Time left is what is left in bytes, by the rate of the last seconds. */
class ProgressLinesTest {
    private static final long SECOND = 1_000_000_000L;

    private final Tally tally = new Tally();
    private final RunFigures figures = new RunFigures();
    private final Progress progress = new Progress();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<@Nullable String> paused = new AtomicReference<>();
    private final ProgressLines lines =
            new ProgressLines(() -> tally, figures, progress, tally::allFound, paused::get, nanos::get);

    @Test
    void before_the_end_of_the_walk_it_is_still_counting() {
        tally.countFound(1_000);

        assertThat(lines.get().get(1)).endsWith("still counting");
    }

    @Test
    void time_left_follows_the_last_seconds_and_not_the_average() {
        tally.countFound(100_000);
        tally.countFound(10_000);
        tally.countFound(50_000);
        tally.foundAll();
        nanos.addAndGet(SECOND);
        end(100_000);
        lines.get();
        nanos.addAndGet(10 * SECOND);
        lines.get();

        nanos.addAndGet(10 * SECOND);
        end(10_000);

        assertThat(lines.get().get(1)).endsWith("about 50 s left");
    }

    @Test
    void what_is_sent_of_a_file_under_way_counts() {
        tally.countFound(1_000_000);
        tally.foundAll();
        nanos.addAndGet(2 * SECOND);

        progress.sent(200_000);

        assertThat(lines.get().get(1)).contains("100 kB/s").endsWith("about 8.0 s left");
    }

    @Test
    void while_it_waits_it_says_for_whom_and_why() {
        paused.set("http://photos/api is in maintenance mode");

        assertThat(lines.get().get(2)).isEqualTo("waiting for the server: http://photos/api is in maintenance mode");
    }

    private void end(long bytes) {
        progress.sent(bytes);
        tally.countEnd(FileState.UPLOADED, bytes);
        SourceFile file = new SourceFile("s", "immich", Path.of("/a"), new FileStamp(bytes, 1, null), null, null);
        figures.recorded(new Outcome(file, null, FileState.UPLOADED, null, null, null));
    }
}
