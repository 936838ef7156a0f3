package io.drover.kamelet;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A kamelet that there is not, that cannot be read, or that is given what it does not take. Its message says it in one sentence. */
public final class KameletException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Path file;
    private final int line;
    private final String key;
    private final @Nullable String suggestion;

    private KameletException(@Nullable Path file, int line, String key, String sentence, @Nullable String suggestion) {
        super(sentence);
        this.file = file;
        this.line = line;
        this.key = key;
        this.suggestion = suggestion;
    }

    /** @param key what is wrong in the route, a kamelet's name or a property's @param suggestion what was probably meant */
    static KameletException ofUse(String key, String sentence, @Nullable String suggestion) {
        return new KameletException(null, 0, key, sentence, suggestion);
    }

    /** @param line counted from 1, or 0 when it is not known */
    static KameletException ofFile(Path file, int line, String key, String sentence) {
        return new KameletException(file, line, key, sentence, null);
    }

    /** The kamelet's file that is wrong, or null when the route is that uses it. */
    public @Nullable Path file() {
        return file;
    }

    /** The line of {@link #file}, counted from 1, or 0. */
    public int line() {
        return line;
    }

    /** The word that it is about. */
    public String key() {
        return key;
    }

    /** The name that was probably meant, or null. */
    public @Nullable String suggestion() {
        return suggestion;
    }
}
