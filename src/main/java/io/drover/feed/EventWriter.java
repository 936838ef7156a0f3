package io.drover.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes events as JSON, one after the other. The data goes in as it was received, without being read. */
final class EventWriter implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String SPECIFICATION = "1.0";
    private static final int SEQUENCE_DIGITS = 20;
    private static final String ZEROS = "0".repeat(SEQUENCE_DIGITS);

    /** RFC 3339 has years of four digits. */
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final JsonGenerator json;

    EventWriter(ByteArrayOutputStream out) throws IOException {
        json = JSON.createGenerator(out).setRootValueSeparator(null);
    }

    void write(Event event) throws IOException {
        switch (event.envelope()) {
            case CLOUDEVENTS -> writeCloudEvent(event.domain(), event.change());
            case BARE -> writeBare(event.change());
        }
    }

    void endLine() throws IOException {
        json.writeRaw('\n');
    }

    private void writeCloudEvent(String domain, Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", SPECIFICATION);
        json.writeStringField("id", change.id());
        json.writeStringField("source", change.source());
        json.writeStringField(
                "type", domain + "." + change.type() + "." + change.operation().label());
        json.writeStringField("subject", change.key());
        writeTime(change.time());
        if (change.data() != null) {
            json.writeStringField("datacontenttype", "application/json");
        }
        json.writeStringField("partitionkey", change.key());
        json.writeStringField("sequence", digits(change.sequence()));
        json.writeNumberField("generation", change.generation());
        json.writeStringField("changeversion", change.version());
        writeReasonAndData(change);
        json.writeEndObject();
    }

    private void writeBare(Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", change.id());
        json.writeStringField("source", change.source());
        json.writeStringField("type", change.type());
        json.writeStringField("key", change.key());
        json.writeStringField("operation", change.operation().label());
        writeTime(change.time());
        json.writeStringField("version", change.version());
        json.writeNumberField("generation", change.generation());
        json.writeNumberField("sequence", change.sequence());
        writeReasonAndData(change);
        json.writeEndObject();
    }

    private void writeTime(@Nullable Instant time) throws IOException {
        if (time != null && !time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
            json.writeStringField("time", time.toString());
        }
    }

    private void writeReasonAndData(Change change) throws IOException {
        if (change.reason() != null) {
            json.writeStringField("reason", change.reason());
        }
        String data = change.data();
        if (data != null) {
            json.writeFieldName("data");
            json.writeRawValue(inOneLine(data));
        }
    }

    /** JSON has line breaks between its tokens alone, where a space does as well. */
    private static String inOneLine(String data) {
        return data.indexOf('\n') < 0 && data.indexOf('\r') < 0
                ? data
                : data.replace('\n', ' ').replace('\r', ' ');
    }

    /** So that texts are in the order of the numbers. */
    static String digits(long sequence) {
        String digits = Long.toString(sequence);
        return ZEROS.substring(digits.length()) + digits;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
