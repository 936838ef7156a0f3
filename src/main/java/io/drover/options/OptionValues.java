package io.drover.options;

import io.drover.log.KnownSecrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of options. Every method throws IllegalArgumentException in one sentence that names the option as a user
 * writes it, its value unless that is secret, and what is allowed.
 */
public final class OptionValues {
    private final String prefix;

    /** @param prefix how the options' names begin, such as {@code camel.component.immich.} */
    public OptionValues(String prefix) {
        this.prefix = prefix;
    }

    /** The option's whole name. */
    public String name(String option) {
        return prefix + option;
    }

    public IllegalArgumentException refuse(String option, String why) {
        return new IllegalArgumentException(name(option) + " " + why);
    }

    /** The value without the blanks around it, or null when there is none. */
    public static @Nullable String optional(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    public String required(String option, @Nullable String value, String what) {
        String given = optional(value);
        if (given == null) {
            throw refuse(option, "is not set: give " + what);
        }
        return given;
    }

    /** What an option holds, blanks included, or the file that another one names; null when neither is set. */
    public @Nullable Supplier<String> secret(@Nullable String value, String fileOption, @Nullable String file) {
        String path = optional(file);
        if (path != null) {
            return new SecretFile(name(fileOption), Path.of(path));
        }
        if (value == null || value.isBlank()) {
            return null;
        }
        KnownSecrets.ofProcess().remember(value);
        return () -> value;
    }

    public int between(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw refuse(option, "is " + value + ", allowed: " + least + " to " + most);
        }
        return value;
    }

    public Duration positive(String option, long millis) {
        if (millis <= 0) {
            throw refuse(option, "is " + millis + " ms, allowed: a duration above 0, such as 30s or 5m");
        }
        return Duration.ofMillis(millis);
    }
}
