package io.drover.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/** The file that lines are written to: when it is full it is put aside, compressed, and the oldest of those goes. */
final class LogFile {
    static final String NAME = "file";

    private static final int PUT_ASIDE = 5;
    private static final Duration BETWEEN_LOOKS = Duration.buildBySeconds(1);

    private LogFile() {}

    /**
     * @param file its folder is made where it is missing
     * @param bytes from which size on it is full
     * @return ready for lines, or without effect when the file cannot be opened, which is told to the context's listeners
     */
    static RollingFileAppender<ILoggingEvent> open(
            Path file, FileSize bytes, Encoder<ILoggingEvent> encoder, LoggerContext context) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setName(NAME);
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);

        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        // a percent sign would begin a conversion
        window.setFileNamePattern(file.toString().replace("%", "\\%") + ".%i.gz");
        window.setMinIndex(1);
        window.setMaxIndex(PUT_ASIDE);
        window.start();
        appender.setRollingPolicy(window);

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(bytes);
        size.setCheckIncrement(BETWEEN_LOOKS);
        size.start();
        appender.setTriggeringPolicy(size);
        appender.start();
        return appender;
    }
}
