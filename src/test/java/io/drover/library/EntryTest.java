package io.drover.library;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands under a name is told as the file system has it. */
class EntryTest {
    @TempDir
    private Path folder;

    @Test
    void a_time_that_was_set_back_does_not_hide_that_a_file_has_just_changed() throws IOException {
        Instant old = Instant.parse("2001-02-03T04:05:06Z");
        Path file = Files.writeString(folder.resolve("a.jpg"), "half of it");
        Files.setLastModifiedTime(file, FileTime.from(old));

        Entry entry = Objects.requireNonNull(Entry.of(file));

        assertThat(entry.stamp().modified()).isEqualTo(old);
        assertThat(entry.changedNanos())
                .isGreaterThan(SECONDS.toNanos(Instant.now().getEpochSecond() - 600));
    }

    @Test
    void a_time_in_the_future_counts_as_it_is() throws IOException {
        Instant later = Instant.parse("2101-02-03T04:05:06Z");
        Path file = Files.writeString(folder.resolve("a.jpg"), "all of it");
        Files.setLastModifiedTime(file, FileTime.from(later));

        Entry entry = Objects.requireNonNull(Entry.of(file));

        assertThat(entry.changedNanos()).isEqualTo(SECONDS.toNanos(later.getEpochSecond()));
    }
}
