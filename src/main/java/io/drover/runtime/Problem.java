package io.drover.runtime;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in the configuration or a route.
 *
 * @param file where it stands, or null when it is in no file
 * @param line counted from 1, or 0 when it is not known
 * @param key the setting or option, or null
 * @param sentence what is wrong and what is allowed, without the place and the suggestion
 * @param suggestion the name that was probably meant, or null
 */
public record Problem(
        @Nullable Path file,
        int line,
        @Nullable String key,
        String sentence,
        @Nullable String suggestion) {

    static Problem of(String sentence) {
        return new Problem(null, 0, null, sentence, null);
    }

    /** {@code FILE:LINE: sentence; did you mean 'suggestion'?} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (file != null) {
            text.append(file).append(line > 0 ? ":" + line : "").append(": ");
        }
        text.append(sentence);
        if (suggestion != null) {
            text.append("; did you mean '").append(suggestion).append("'?");
        }
        return text.toString();
    }
}
