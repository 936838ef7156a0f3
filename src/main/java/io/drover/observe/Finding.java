package io.drover.observe;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check has found about one thing.
 *
 * @param name of the thing, such as {@code store} or {@code feed photos}
 * @param up whether it is well
 * @param reason what is wrong and what to do, or, when it is well, what is worth knowing; null: nothing
 * @param data figures by name: numbers, words and truths
 */
record Finding(String name, boolean up, @Nullable String reason, Map<String, Object> data) {

    /** It is well. */
    static Finding up(String name) {
        return new Finding(name, true, null, Map.of());
    }

    /** It is well, and this is worth knowing. */
    static Finding up(String name, String note) {
        return new Finding(name, true, note, Map.of());
    }

    /** It is not well. @param reason one sentence that says what is wrong, and what to do */
    static Finding down(String name, String reason) {
        return new Finding(name, false, reason, Map.of());
    }

    /** The same with these figures. */
    Finding with(Map<String, Object> figures) {
        return new Finding(name, up, reason, figures);
    }
}
