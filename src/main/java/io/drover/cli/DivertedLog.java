package io.drover.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.drover.trial.LogTap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** While it listens, warnings and errors go to whoever listens, and nothing goes to where the log is written. */
final class DivertedLog implements LogTap {
    @Override
    public Listening listen(Consumer<String> listener) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        List<Appender<ILoggingEvent>> usual = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(usual::add);
        usual.forEach(root::detachAppender);
        Appender<ILoggingEvent> tap = new Tap(listener);
        tap.setContext(context);
        tap.start();
        root.addAppender(tap);
        return () -> {
            root.detachAppender(tap);
            tap.stop();
            usual.forEach(root::addAppender);
        };
    }

    /** Writes a warning or error as one line. */
    private static final class Tap extends AppenderBase<ILoggingEvent> {
        private final Consumer<String> listener;

        Tap(Consumer<String> listener) {
            this.listener = listener;
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                listener.accept(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage());
            }
        }
    }
}
