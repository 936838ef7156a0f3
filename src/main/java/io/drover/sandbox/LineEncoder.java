package io.drover.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes bytes of the lines of one stream: JSON in UTF-8, each with its line feed. Not safe for several threads. */
final class LineEncoder {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    private final JsonGenerator json = Json.generator(line).setRootValueSeparator(null);

    byte[] bytes(SyncLine told) {
        try {
            json.writeStartObject();
            json.writeStringField("type", told.type().label());
            json.writeFieldName("data");
            told.data().write(json);
            json.writeStringField("ack", told.ack().text());
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = line.toByteArray();
        line.reset();
        return bytes;
    }
}
