package io.drover.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Says where the process logs to. */
public final class Logs {
    private static final FileSize LARGEST_FILE = FileSize.valueOf("10MB");

    private Logs() {}

    /** From the next line on; what was set before ends, its file is closed. */
    public static void configure(LogSettings settings) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            configure(settings, context);
        }
    }

    static void configure(LogSettings settings, LoggerContext context) {
        configure(settings, LARGEST_FILE, context);
    }

    static void configure(LogSettings settings, FileSize largestFile, LoggerContext context) {
        context.reset();
        settings.levels()
                .byLogger()
                .forEach((name, level) -> context.getLogger(name).setLevel(level));
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget(settings.target().stream());
        console.setEncoder(encoder(settings.format()));
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        Path file = settings.file();
        if (file != null) {
            context.getStatusManager().add(new FileTrouble(file, context, console));
            root.addAppender(LogFile.open(file, largestFile, encoder(settings.format()), context));
        }
    }

    private static Encoder<ILoggingEvent> encoder(LogFormat format) {
        return switch (format) {
            case TEXT -> new TextEncoder(KnownSecrets.ofProcess(), ZoneId.systemDefault());
            case JSON -> new JsonEncoder(KnownSecrets.ofProcess());
        };
    }

    /** Leaves out what this logger says below a warning, unless the settings name it. */
    public static void quieten(String logger) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger quiet = context.getLogger(logger);
            @Nullable Level own = quiet.getLevel();
            if (own == null) {
                quiet.setLevel(Level.WARN);
            }
        }
    }
}
