package io.drover.immich.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.drover.feed.FeedException;
import io.drover.immich.api.SyncLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those fields of a line's data that name things. */
final class LineFields {
    /** Stands for the user whose stream it is. */
    static final String ME = "";

    private final String lineType;
    private final List<String> names;
    private final @Nullable String[] values;

    private LineFields(String lineType, List<String> names, @Nullable String[] values) {
        this.lineType = lineType;
        this.names = names;
        this.values = values;
    }

    /**
     * Reads until all are found.
     *
     * @param names of fields that hold texts, without repetition; {@link #ME} among them is not looked for
     * @param me the user's id
     */
    static LineFields read(SyncLine line, List<String> names, String me) {
        @Nullable String[] values = new @Nullable String[names.size()];
        int self = names.indexOf(ME);
        int left = names.size();
        if (self >= 0) {
            values[self] = me;
            left--;
        }
        try (JsonParser parser = line.parser()) {
            parser.nextToken();
            for (String field = parser.nextFieldName(); field != null && left > 0; field = parser.nextFieldName()) {
                int index = names.indexOf(field);
                if (parser.nextToken() == JsonToken.VALUE_STRING && index >= 0) {
                    values[index] = parser.getText();
                    left--;
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a line of the type " + line.type() + " could not be read", e);
        }
        return new LineFields(line.type(), names, values);
    }

    /** @throws FeedException when the line has no such field: without it nobody knows what the line is about */
    String get(String name) {
        String value = values[names.indexOf(name)];
        if (value == null || value.isEmpty()) {
            throw new FeedException("a line " + lineType + " of the stream has no text in its field " + name
                    + ", so that nobody knows what it is about; a newer Drover may know this server's lines");
        }
        return value;
    }
}
