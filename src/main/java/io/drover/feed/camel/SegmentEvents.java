package io.drover.feed.camel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which events a segment holds, in either envelope.
 *
 * @param ids of its events by their sequence
 * @param strange whether there is something else in it, too
 */
record SegmentEvents(SegmentName name, NavigableMap<Long, String> ids, boolean strange) {
    private static final JsonFactory JSON = new JsonFactory();

    static SegmentEvents of(SegmentName name, ChangeBatch batch) {
        NavigableMap<Long, String> ids = new TreeMap<>();
        for (Change change : batch.changes()) {
            ids.put(change.sequence(), change.id());
        }
        return new SegmentEvents(name, ids, false);
    }

    /** Null when there is no such file. */
    static @Nullable SegmentEvents read(SegmentName name) throws IOException {
        NavigableMap<Long, String> ids = new TreeMap<>();
        try (InputStream file = Files.newInputStream(name.segment());
                JsonParser json = JSON.createParser(file)) {
            while (json.nextToken() != null) {
                if (!addEvent(json, ids)) {
                    return new SegmentEvents(name, ids, true);
                }
            }
            return new SegmentEvents(name, ids, false);
        } catch (NoSuchFileException e) {
            return null;
        } catch (JsonProcessingException | NumberFormatException e) {
            return new SegmentEvents(name, ids, true);
        }
    }

    /** Whether there was one. */
    private static boolean addEvent(JsonParser json, NavigableMap<Long, String> ids) throws IOException {
        String id = null;
        String sequence = null;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> id = json.getText();
                case "sequence" -> sequence = json.getText();
                default -> json.skipChildren();
            }
        }
        if (id == null || sequence == null) {
            return false;
        }
        ids.put(Long.parseLong(sequence), id);
        return true;
    }

    /** The sequence of the last event, or 0 when there is none. */
    long last() {
        return ids.isEmpty() ? 0 : ids.lastKey();
    }

    /** Whether all events of the other one are in this one, too. */
    boolean holds(SegmentEvents other) {
        return name.generation() == other.name.generation()
                && ids.entrySet().containsAll(other.ids.entrySet())
                && !other.strange;
    }
}
