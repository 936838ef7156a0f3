package io.drover.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A slip is a third of a name's own letters at most. */
class SpellingTest {
    private static final List<String> KEYS =
            List.of("drover.folder.path", "drover.folder.include", "drover.inbox.path");

    @Test
    void a_swapped_missing_or_wrong_letter_is_a_slip() {
        assertThat(Spelling.nearest("drover.folder.ptah", KEYS)).contains("drover.folder.path");
        assertThat(Spelling.nearest("drover.foldr.path", KEYS)).contains("drover.folder.path");
        assertThat(Spelling.nearest("drover.folder.includes", KEYS)).contains("drover.folder.include");
    }

    @Test
    void another_word_of_the_same_family_is_no_slip() {
        assertThat(Spelling.nearest("drover.folder.mode", KEYS)).isEmpty();
    }

    @Test
    void case_does_not_count() {
        assertThat(Spelling.distance("StableFor", "stablefor")).isZero();
    }
}
