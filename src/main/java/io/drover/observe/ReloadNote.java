package io.drover.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the last edit while Drover runs. That it was refused is no fault of the work, which goes on as it was: it
 * is said, and nothing is down for it.
 */
final class ReloadNote implements Check {
    private volatile @Nullable String refused;

    void taken() {
        refused = null;
    }

    void refused(String sentence) {
        refused = sentence;
    }

    @Override
    public List<Finding> look() {
        String sentence = refused;
        return sentence == null
                ? List.of()
                : List.of(Finding.up("edits", "the last edit was refused, what ran before runs on: " + sentence));
    }
}
