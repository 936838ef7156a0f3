package io.drover.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * {@code TIME LEVEL Class - message}, one line an event, and the stack trace below. Characters that move a terminal's
 * cursor or begin another line are written as in Java: names of files are anybody's, and may hold them.
 */
final class TextEncoder extends LineEncoder {
    private final KnownSecrets secrets;
    private final DateTimeFormatter time;

    /** @param zone of the times */
    TextEncoder(KnownSecrets secrets, ZoneId zone) {
        this.secrets = secrets;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(zone);
    }

    @Override
    String line(ILoggingEvent event) {
        String logger = event.getLoggerName();
        StringBuilder line = new StringBuilder(160);
        time.formatTo(event.getInstant(), line);
        line.append(' ').append(event.getLevel()).append(' ');
        line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(" - ");
        visible(secrets.mask(String.valueOf(event.getFormattedMessage())), false, line);
        line.append(System.lineSeparator());
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure != null) {
            visible(secrets.mask(ThrowableProxyUtil.asString(failure)), true, line);
        }
        return line.toString();
    }

    private static void visible(String text, boolean lines, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean asIs = character == '\t' || (lines && (character == '\n' || character == '\r'));
            if (asIs || !Character.isISOControl(character)) {
                to.append(character);
            } else if (character == '\n') {
                to.append("\\n");
            } else {
                to.append(String.format("\\u%04x", (int) character));
            }
        }
    }
}
