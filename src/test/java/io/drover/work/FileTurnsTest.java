package io.drover.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.SharedFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One file at a time, and all others at once. */
class FileTurnsTest {
    private final FileTurns turns = new FileTurns();
    private final List<String> begun = new ArrayList<>();

    @Test
    void a_second_record_of_a_file_waits_for_the_end_of_the_first() {
        begin("first", file("/p/a.jpg", null));
        begin("second", file("/p/a.jpg", null));
        begin("other", file("/p/b.jpg", null));
        assertThat(begun).containsExactly("first", "other");

        turns.end(file("/p/a.jpg", null));
        assertThat(begun).containsExactly("first", "other", "second");

        turns.end(file("/p/a.jpg", null));
        begin("third", file("/p/a.jpg", null));
        assertThat(begun).endsWith("third");
    }

    @Test
    void the_halves_of_a_live_photo_go_one_after_the_other() {
        begin("video", file("/p/a.mov", "a.heic"));
        begin("still", file("/p/a.heic", "a.mov"));
        assertThat(begun).containsExactly("video");

        turns.end(file("/p/a.mov", "a.heic"));
        assertThat(begun).containsExactly("video", "still");
    }

    private void begin(String name, SharedFile file) {
        turns.begin(file, () -> begun.add(name));
    }

    private static SharedFile file(String path, @Nullable String partner) {
        return new SharedFile("/p", "immich", path, 1, 1, null, partner);
    }
}
