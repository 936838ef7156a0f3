package io.drover.observe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What several checks have found. */
record Report(List<Finding> findings) {
    private static final JsonFactory JSON = new JsonFactory();

    static Report of(List<Check> checks) {
        return new Report(
                checks.stream().flatMap(check -> check.look().stream()).toList());
    }

    Report and(Report other) {
        return new Report(
                Stream.concat(findings.stream(), other.findings.stream()).toList());
    }

    /** Whether all is well. */
    boolean up() {
        return findings.stream().allMatch(Finding::up);
    }

    /** {@code {"status":"UP","checks":[{"name":"store","status":"UP"}]}}, with {@code reason} and {@code data} where there are. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("status", status(up()));
            json.writeArrayFieldStart("checks");
            for (Finding finding : findings) {
                write(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", finding.name());
        json.writeStringField("status", status(finding.up()));
        if (finding.reason() != null) {
            json.writeStringField("reason", finding.reason());
        }
        if (!finding.data().isEmpty()) {
            json.writeObjectFieldStart("data");
            for (Map.Entry<String, Object> figure : new TreeMap<>(finding.data()).entrySet()) {
                json.writeFieldName(figure.getKey());
                write(json, figure.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }

    private static String status(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
