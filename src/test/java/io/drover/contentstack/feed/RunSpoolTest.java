package io.drover.contentstack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.contentstack.api.SyncItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run leaves the spool oldest first, with the newest of each thing, however much of it is in the memory. */
class RunSpoolTest {
    @TempDir
    Path folder;

    private static SyncItem item(String data) {
        return new SyncItem("type", null, "content", data);
    }

    private static List<SyncItem> items(RunSpool spool) throws IOException {
        spool.end();
        List<SyncItem> items = new ArrayList<>();
        for (RunSpool.Spooled next = spool.next(); next != null; next = spool.next()) {
            items.add(next.item());
        }
        return items;
    }

    private static List<String> read(RunSpool spool) throws IOException {
        return items(spool).stream().map(SyncItem::data).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void what_came_last_leaves_first_where_the_moments_are_equal() throws Exception {
        try (RunSpool spool = new RunSpool(folder)) {
            spool.add(item("newest"), "a", Instant.ofEpochMilli(9));
            spool.add(item("second of the moment"), "b", Instant.ofEpochMilli(5));
            spool.add(item("first of the moment"), "c", Instant.ofEpochMilli(5));
            spool.add(item("in the wrong place"), "d", Instant.ofEpochMilli(7));

            assertThat(read(spool))
                    .containsExactly("first of the moment", "second of the moment", "in the wrong place", "newest");
        }
    }

    @Test
    void what_does_not_say_when_it_happened_stays_beside_what_came_before_it() throws Exception {
        try (RunSpool spool = new RunSpool(folder)) {
            spool.add(item("newest"), "a", null);
            spool.add(item("newer"), "b", Instant.ofEpochMilli(5));
            spool.add(item("without"), "c", null);
            spool.add(item("older"), "d", Instant.ofEpochMilli(4));

            assertThat(read(spool)).containsExactly("older", "without", "newer", "newest");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100, 100_000})
    void of_each_thing_the_newest_alone_is_kept_whatever_the_memory(int inMemory) throws Exception {
        Random random = new Random(inMemory);
        Map<String, Long> newest = new HashMap<>();
        try (RunSpool spool = new RunSpool(folder, inMemory)) {
            for (int i = 0; i < 2_000; i++) {
                String key = "thing " + random.nextInt(500);
                long moment = 1_000_000L * random.nextInt(100) + i;
                newest.merge(key, moment, Math::max);
                spool.add(item(key + " at " + moment), key, Instant.ofEpochMilli(moment));
            }

            assertThat(spool.count()).isEqualTo(2_000);
            assertThat(read(spool))
                    .isEqualTo(newest.entrySet().stream()
                            .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                            .map(thing -> thing.getKey() + " at " + thing.getValue())
                            .toList());
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void texts_come_back_as_they_were_long_ones_and_missing_ones_too() throws Exception {
        SyncItem lengthy = new SyncItem("t", "e", null, "\"ä\u0000🐑" + "x".repeat(100_000) + "\"");
        SyncItem bare = new SyncItem("t", null, null, "{}");
        try (RunSpool spool = new RunSpool(folder)) {
            spool.add(lengthy, "a", Instant.ofEpochMilli(2));
            spool.add(bare, "b", Instant.ofEpochMilli(1));

            assertThat(items(spool)).containsExactly(bare, lengthy);
        }
    }

    @Test
    void a_run_without_items_leaves_no_trace_on_the_disk() throws Exception {
        try (RunSpool spool = new RunSpool(folder)) {
            assertThat(read(spool)).isEmpty();
            assertThat(files()).isEmpty();
        }
    }
}
