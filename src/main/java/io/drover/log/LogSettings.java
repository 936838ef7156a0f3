package io.drover.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is logged, how and where.
 *
 * @param target the stream of the process that lines go to
 * @param file where they go besides, rotated; or null
 */
public record LogSettings(
        LogFormat format,
        LogLevels levels,
        LogTarget target,
        @Nullable Path file) {
    /** Before any settings are read: text to standard error. */
    public static final LogSettings INITIAL =
            new LogSettings(LogFormat.TEXT, LogLevels.DEFAULT, LogTarget.STANDARD_ERROR, null);
}
