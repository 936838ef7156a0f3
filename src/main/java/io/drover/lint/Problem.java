package io.drover.lint;

import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in the configuration or a route.
 *
 * @param file where it stands, or null when it is in no file
 * @param line counted from 1, or 0 when it is not known
 * @param column counted from 1, or 0 when it is not known
 * @param key the setting or option, or null
 * @param sentence what is wrong and what is allowed, without the place and the suggestion
 * @param suggestion the name that was probably meant, or null
 */
public record Problem(
        @Nullable Path file,
        int line,
        int column,
        @Nullable String key,
        String sentence,
        @Nullable String suggestion) {

    /** By file, line and column; what is in no file comes first. */
    public static final Comparator<Problem> BY_PLACE = Comparator.<Problem, String>comparing(
                    problem -> problem.file() == null ? "" : problem.file().toString())
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::sentence);

    /** One that is in no file. */
    public static Problem of(String sentence) {
        return new Problem(null, 0, 0, null, sentence, null);
    }

    /** One of a whole line. */
    public static Problem at(
            @Nullable Path file, int line, @Nullable String key, String sentence, @Nullable String suggestion) {
        return new Problem(file, line, 0, key, sentence, suggestion);
    }

    /** The same in this file. */
    public Problem in(Path place) {
        return new Problem(place, line, column, key, sentence, suggestion);
    }

    /** {@code FILE:LINE:COLUMN: sentence; did you mean 'suggestion'?} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (file != null) {
            text.append(file).append(line > 0 ? ":" + line : "").append(column > 0 ? ":" + column : "");
            text.append(": ");
        }
        text.append(sentence);
        if (suggestion != null) {
            text.append("; did you mean '").append(suggestion).append("'?");
        }
        return text.toString();
    }
}
