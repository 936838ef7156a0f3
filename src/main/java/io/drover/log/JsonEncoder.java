package io.drover.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;

/**
 * One JSON object a line: {@code timestamp} (UTC), {@code level}, {@code logger}, {@code thread}, {@code message};
 * {@code error} with {@code class}, {@code message} and {@code stack} where there is one; and what is known of the message
 * that it is about, such as {@code trace_id}. It is valid whatever the texts hold.
 */
final class JsonEncoder extends LineEncoder {
    private static final JsonFactory JSON = new JsonFactory();

    /** Always with three digits of a second, so that lines sort as texts. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final KnownSecrets secrets;

    JsonEncoder(KnownSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    String line(ILoggingEvent event) {
        StringWriter line = new StringWriter(300);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            write(event, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.append('\n').toString();
    }

    private void write(ILoggingEvent event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("timestamp", TIME.format(event.getInstant()));
        json.writeStringField("level", event.getLevel().toString());
        json.writeStringField("logger", event.getLoggerName());
        json.writeStringField("thread", event.getThreadName());
        json.writeStringField("message", secrets.mask(String.valueOf(event.getFormattedMessage())));
        for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
            json.writeStringField(entry.getKey(), secrets.mask(String.valueOf(entry.getValue())));
        }
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure != null) {
            json.writeObjectFieldStart("error");
            json.writeStringField("class", failure.getClassName());
            json.writeStringField("message", secrets.mask(String.valueOf(failure.getMessage())));
            json.writeStringField("stack", secrets.mask(ThrowableProxyUtil.asString(failure)));
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
