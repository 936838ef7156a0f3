package io.drover.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells once, where the other lines go, that the log file cannot be written, and once that it is written again. */
final class FileTrouble implements StatusListener {
    private static final String RECOVERED = "Recovered from IO failure";

    private final Path file;
    private final LoggerContext context;
    private final Appender<ILoggingEvent> console;
    private boolean told;

    FileTrouble(Path file, LoggerContext context, Appender<ILoggingEvent> console) {
        this.file = file;
        this.context = context;
        this.console = console;
    }

    @Override
    public void addStatusEvent(Status status) {
        if (status.getLevel() >= Status.WARN) {
            tell(
                    true,
                    Level.WARN,
                    "the log file " + file + " cannot be written, the work goes on without it: " + why(status));
        } else if (status.getMessage().startsWith(RECOVERED)) {
            tell(false, Level.INFO, "the log file " + file + " is written again");
        }
    }

    private synchronized void tell(boolean trouble, Level level, String message) {
        if (told != trouble) {
            told = trouble;
            console.doAppend(new LoggingEvent(
                    FileTrouble.class.getName(), context.getLogger(FileTrouble.class), level, message, null, null));
        }
    }

    private static String why(Status status) {
        Throwable cause = status.getThrowable();
        @Nullable String reason = cause == null ? null : cause.getMessage();
        return reason == null ? status.getMessage() : reason;
    }
}
