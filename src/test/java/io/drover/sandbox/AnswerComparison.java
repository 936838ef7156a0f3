package io.drover.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells in one line each how an answer differs from the recorded one. */
final class AnswerComparison {
    private static final int LONGEST = 160;
    private static final Pattern LENGTH_OF_FILE = Pattern.compile("/\\d+$");

    /** Fields that jobs fill in later on a real server, so that they are null or not by chance. */
    private static final Set<String> FILLED_BY_JOBS = Set.of(
            "thumbhash",
            "width",
            "height",
            "duration",
            "make",
            "exifImageWidth",
            "exifImageHeight",
            "orientation",
            "dateTimeOriginal",
            "modifyDate",
            "timeZone",
            "description",
            "rating");

    private final RecordedExchange exchange;
    private final Substitutions substitutions;
    private final List<String> differences = new ArrayList<>();
    private boolean comparesOthers;

    private AnswerComparison(RecordedExchange exchange, Substitutions substitutions) {
        this.exchange = exchange;
        this.substitutions = substitutions;
    }

    /** The differences, each with the exchange's title; none when the answer is as it was recorded. */
    static List<String> differences(RecordedExchange exchange, Substitutions substitutions, TestClient.Reply reply) {
        AnswerComparison comparison = new AnswerComparison(exchange, substitutions);
        comparison.compare(reply);
        return comparison.differences;
    }

    private void compare(TestClient.Reply reply) {
        if (exchange.status() != reply.status()) {
            differs("", exchange.status(), reply.status() + " " + new String(reply.body(), UTF_8));
            return;
        }
        exchange.texts("answerHeaders").forEach((name, recorded) -> compareHeader(name, recorded, reply));
        if (exchange.json().has("answer")) {
            compare("", exchange.json().path("answer"), reply.json());
        }
        if (exchange.json().has("lines")) {
            compareLines(RecordedExchange.lines(reply.body()));
        }
        exchange.json().path("values").fields().forEachRemaining(entry -> {
            JsonNode body = exchange.json().path("path").asText().endsWith("/sync/stream")
                    ? RecordedExchange.lines(reply.body())
                    : reply.json();
            compareValues(entry.getKey(), entry.getValue(), body);
        });
    }

    /** Names that were learned are compared as they are here; the length of a file and an ETag are the file's own. */
    private void compareHeader(String name, String recorded, TestClient.Reply reply) {
        String given = reply.headers().firstValue(name).orElse("");
        String wanted = substitutions.filled(recorded);
        boolean same = name.equals("ETag")
                ? !given.isEmpty()
                : LENGTH_OF_FILE
                        .matcher(wanted)
                        .replaceAll("/N")
                        .equals(LENGTH_OF_FILE.matcher(given).replaceAll("/N"));
        if (!same) {
            differs(" " + name, wanted, given);
        }
    }

    private void compare(String where, JsonNode recorded, JsonNode given) {
        if (recorded.getNodeType() != given.getNodeType()) {
            String field = where.substring(where.lastIndexOf('.') + 1);
            boolean byChance = FILLED_BY_JOBS.contains(field)
                    && (recorded.isNull() || given.isNull() || recorded.getNodeType() == JsonNodeType.STRING);
            boolean ofAnother = comparesOthers && !recorded.isMissingNode() && !given.isMissingNode();
            if (!byChance && !(ofAnother && (recorded.isNull() || given.isNull()))) {
                differs(where, recorded, given);
            }
        } else if (recorded.isObject()) {
            Set<String> fields = new TreeSet<>();
            recorded.fieldNames().forEachRemaining(fields::add);
            given.fieldNames().forEachRemaining(fields::add);
            fields.forEach(field -> compare(where + "." + field, recorded.path(field), given.path(field)));
        } else if (recorded.isArray() && !recorded.isEmpty()) {
            int compared = recorded.size() == given.size() ? recorded.size() : 1;
            for (int i = 0; i < compared; i++) {
                compareElement(where + "[" + i + "]", recorded.path(i), given.path(i));
            }
        } else if (where.equals(".message")
                && !substitutions.filled(recorded.asText()).equals(given.asText())) {
            differs(where, recorded, given);
        }
    }

    /** Which element is where depends on identifiers that are made by chance; so another one may have other nulls. */
    private void compareElement(String where, JsonNode recorded, JsonNode given) {
        boolean before = comparesOthers;
        String wanted = substitutions.filled(recorded.path("id").asText());
        comparesOthers |= !wanted.equals(given.path("id").asText());
        compare(where, recorded, given);
        comparesOthers = before;
    }

    private void compareLines(JsonNode given) {
        JsonNode recorded = exchange.json().path("lines");
        for (String type : new TreeSet<>(recorded.findValuesAsText("type"))) {
            List<JsonNode> said = Substitutions.ofType(type, recorded);
            List<JsonNode> heard = Substitutions.ofType(type, given);
            if (!said.isEmpty() && heard.isEmpty()) {
                differs(" lines", type, "none of that type");
            } else if (!said.isEmpty() && said.get(0).has("data")) {
                comparesOthers = true;
                compare(" " + type, said.get(0), heard.get(0));
                comparesOthers = false;
            }
        }
        if (exchange.json().has("counts")) {
            exchange.texts("counts").forEach((type, count) -> {
                int heard = Substitutions.ofType(type, given).size();
                if (Integer.parseInt(count) != heard) {
                    differs(" number of lines of " + type, count, heard);
                }
            });
        }
    }

    /** @param pointer a JSON pointer with stars for all elements of an array; the order does not count */
    private void compareValues(String pointer, JsonNode recorded, JsonNode body) {
        List<JsonNode> found = List.of(body);
        for (String step : pointer.substring(1).split("/", -1)) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : found) {
                if (step.equals("*")) {
                    node.forEach(next::add);
                } else {
                    next.add(node.path(step));
                }
            }
            found = next;
        }
        List<String> given = new ArrayList<>();
        found.stream().filter(JsonNode::isValueNode).forEach(value -> given.add(value.asText()));
        List<String> wanted = new ArrayList<>();
        recorded.forEach(value -> wanted.add(substitutions.filled(value.asText())));
        if (!wanted.stream().sorted().toList().equals(given.stream().sorted().toList())) {
            differs(" " + pointer, wanted, given);
        }
    }

    private void differs(String where, Object recorded, Object given) {
        differences.add(
                exchange.title() + where + ": " + shortened(recorded) + " was recorded, not " + shortened(given));
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
