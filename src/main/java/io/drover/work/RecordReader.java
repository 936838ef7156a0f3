package io.drover.work;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.drover.ingest.DateRange;
import io.drover.ingest.SharedFile;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record, which anybody who may write to the topic can have made. Fields that it does not know are passed over;
 * those that it knows are what they have to be, or the record is refused. For one use.
 */
final class RecordReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();
    private static final Set<String> AFTER = Set.of("move", "delete");
    private static final int MOST_NAMES = 1000;

    private @Nullable Long version;
    private @Nullable Long oldestReader;
    private @Nullable String source;
    private @Nullable String target;
    private @Nullable String path;
    private @Nullable Long size;
    private @Nullable Long modified;
    private @Nullable String sidecar;
    private @Nullable String partner;
    private @Nullable String after;
    private List<String> albums = List.of();
    private List<String> tags = List.of();
    private @Nullable String zone;
    private @Nullable String since;
    private @Nullable String until;
    private boolean livePhotos = true;

    private RecordReader() {}

    /**
     * Reads a record.
     *
     * @param value null in a record without a value
     * @throws UnreadableRecordException when it tells of no file, or a newer Drover's reader is needed
     */
    static WorkRecord read(byte @Nullable [] value) throws UnreadableRecordException {
        if (value == null || value.length == 0) {
            throw refused("it is empty");
        }
        if (value.length > WorkRecord.MOST_BYTES) {
            throw refused("it has " + value.length + " bytes, " + WorkRecord.MOST_BYTES + " are allowed");
        }
        requireReadable(value);
        RecordReader reader = new RecordReader();
        try (JsonParser parser = JSON.createParser(value)) {
            parser.nextToken();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                reader.read(field, parser, parser.nextToken());
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw noJson();
        }
        return reader.built();
    }

    /** What a newer format means by a field is not to be judged by this one: the versions are looked at first, alone. */
    private static void requireReadable(byte[] value) throws UnreadableRecordException {
        RecordReader reader = new RecordReader();
        try (JsonParser parser = JSON.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused("it is no JSON object");
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                if (field.equals("v")) {
                    reader.version = number(field, parser, token);
                } else if (field.equals("min")) {
                    reader.oldestReader = number(field, parser, token);
                }
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw refused("there is something behind the JSON object");
            }
        } catch (IOException e) {
            throw noJson();
        }
        long written = required("v", reader.version);
        long needed = reader.oldestReader == null ? written : reader.oldestReader;
        if (written < 1 || needed < 1 || needed > written) {
            throw refused("v and min are not the numbers of formats");
        }
        if (needed > WorkRecord.VERSION) {
            throw new UnreadableRecordException(
                    DeadKind.NEWER,
                    "it is of a newer Drover: its format needs a reader of " + needed + ", this one is of "
                            + WorkRecord.VERSION);
        }
    }

    private void read(String field, JsonParser parser, JsonToken token) throws IOException, UnreadableRecordException {
        switch (field) {
            case "source" -> source = text(field, parser, token);
            case "target" -> target = text(field, parser, token);
            case "path" -> path = text(field, parser, token);
            case "size" -> size = number(field, parser, token);
            case "modified" -> modified = number(field, parser, token);
            case "sidecar" -> sidecar = name(field, parser, token);
            case "partner" -> partner = name(field, parser, token);
            case "after" -> after = text(field, parser, token);
            case "albums" -> albums = names(field, parser, token);
            case "tags" -> tags = names(field, parser, token);
            case "zone" -> zone = text(field, parser, token);
            case "since" -> since = text(field, parser, token);
            case "until" -> until = text(field, parser, token);
            case "livePhotos" -> livePhotos = truth(field, token);
            default -> {}
        }
    }

    private WorkRecord built() throws UnreadableRecordException {
        SharedFile file = new SharedFile(
                required("source", source),
                required("target", target),
                required("path", path),
                required("size", size),
                required("modified", modified),
                sidecar,
                partner);
        if (file.size() < 0) {
            throw refused("the field 'size' is below 0");
        }
        if (after != null && !AFTER.contains(after)) {
            throw refused("the field 'after' is neither move nor delete");
        }
        try {
            DateRange.parse(zone, since, until);
        } catch (IllegalArgumentException e) {
            throw refused("zone, since and until give no range of dates");
        }
        return new WorkRecord(file, new Wishes(after, albums, tags, zone, since, until, livePhotos));
    }

    private static String text(String field, JsonParser parser, JsonToken token)
            throws IOException, UnreadableRecordException {
        if (token != JsonToken.VALUE_STRING
                || parser.getTextLength() == 0
                || parser.getText().indexOf('\0') >= 0) {
            throw refused("the field '" + field + "' is no text, or an empty one");
        }
        return parser.getText();
    }

    /** The last part of a path, so that what stands beside a file is all that it can name. */
    private static String name(String field, JsonParser parser, JsonToken token)
            throws IOException, UnreadableRecordException {
        String name = text(field, parser, token);
        if (name.indexOf('/') >= 0
                || name.indexOf('\\') >= 0 && File.separatorChar == '\\'
                || name.equals(".")
                || name.equals("..")) {
            throw refused("the field '" + field + "' is no name of a file");
        }
        return name;
    }

    private static List<String> names(String field, JsonParser parser, JsonToken token)
            throws IOException, UnreadableRecordException {
        if (token != JsonToken.START_ARRAY) {
            throw refused("the field '" + field + "' is no list");
        }
        List<String> names = new ArrayList<>();
        for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            if (names.size() == MOST_NAMES) {
                throw refused("the field '" + field + "' has more than " + MOST_NAMES + " names");
            }
            names.add(text(field, parser, item));
        }
        return List.copyOf(names);
    }

    private static long number(String field, JsonParser parser, JsonToken token)
            throws IOException, UnreadableRecordException {
        if (token != JsonToken.VALUE_NUMBER_INT || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw refused("the field '" + field + "' is no whole number");
        }
        return parser.getLongValue();
    }

    private static boolean truth(String field, JsonToken token) throws UnreadableRecordException {
        if (!token.isBoolean()) {
            throw refused("the field '" + field + "' is neither true nor false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private static <T> T required(String field, @Nullable T value) throws UnreadableRecordException {
        if (value == null) {
            throw refused("the field '" + field + "' is missing");
        }
        return value;
    }

    /** The parser's own message quotes the record. */
    private static UnreadableRecordException noJson() {
        return refused("it is no valid JSON");
    }

    private static UnreadableRecordException refused(String why) {
        return new UnreadableRecordException(DeadKind.UNREADABLE, why);
    }
}
