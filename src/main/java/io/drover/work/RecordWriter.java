package io.drover.work;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.drover.ingest.SharedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes records as JSON in UTF-8; what is not set is left out. */
final class RecordWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 512;

    private RecordWriter() {}

    /** @throws IllegalArgumentException in one sentence, when no reader would take the record */
    static byte[] write(WorkRecord written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", WorkRecord.VERSION);
            json.writeNumberField("min", WorkRecord.OLDEST_READER);
            write(json, written.file());
            write(json, written.wishes());
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the file's path cannot be written as text: "
                            + written.file().path(),
                    e);
        }
        if (bytes.size() > WorkRecord.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "what is to be told of " + written.file().path() + " has " + bytes.size() + " bytes, "
                            + WorkRecord.MOST_BYTES + " are allowed: it has too many albums or tags");
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, SharedFile file) throws IOException {
        json.writeStringField("source", file.source());
        json.writeStringField("target", file.target());
        json.writeStringField("path", file.path());
        json.writeNumberField("size", file.size());
        json.writeNumberField("modified", file.modifiedNanos());
        write(json, "sidecar", file.sidecar());
        write(json, "partner", file.partner());
    }

    private static void write(JsonGenerator json, Wishes wishes) throws IOException {
        write(json, "after", wishes.after());
        write(json, "albums", wishes.albums());
        write(json, "tags", wishes.tags());
        write(json, "zone", wishes.zone());
        write(json, "since", wishes.since());
        write(json, "until", wishes.until());
        if (!wishes.livePhotos()) {
            json.writeBooleanField("livePhotos", false);
        }
    }

    private static void write(JsonGenerator json, String field, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(field, text);
        }
    }

    private static void write(JsonGenerator json, String field, List<String> names) throws IOException {
        if (!names.isEmpty()) {
            json.writeArrayFieldStart(field);
            for (String name : names) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
    }
}
