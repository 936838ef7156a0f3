package io.drover.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells whether requests and values are such as the release document of an Immich version describes them. */
public final class OpenApiCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final OpenApiDocument document;

    /** @param version such as 2.7.5; its document is {@code /openapi/immich-2.7.5.json} */
    public OpenApiCheck(String version) {
        this.document = new OpenApiDocument("immich-" + version + ".json");
    }

    /**
     * What a schema of the document has against a value, each in one sentence.
     *
     * @param schema its name, such as {@code SyncAssetV1}
     * @throws IllegalArgumentException when the document has no such schema
     */
    public List<String> problems(String schema, JsonNode value) {
        return document.problems(document.schema(schema), value);
    }

    /** What is wrong with a request that a proxy recorded, see the other method. */
    public List<String> problems(RecordedRequest request) {
        Findings findings = new Findings(request.method() + " " + request.path());
        check(request, findings);
        return findings.all();
    }

    /**
     * What is wrong with a request: an operation that the document does not have, parameters and fields that it does not
     * name or that are missing, and values that its schemas refuse.
     *
     * @param path as in the request line, with the server's part and without the query
     * @param query as in the request line without the question mark, or empty
     * @param headers their values by name
     * @param contentType the body's, or empty
     * @return a sentence each; none when the request is as it should be
     */
    public List<String> problems(
            String method, String path, String query, Map<String, String> headers, String contentType, byte[] body) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        if (!contentType.isEmpty()) {
            all.put("content-type", List.of(contentType));
        }
        return problems(new RecordedRequest(method, path, query, all, body, body.length));
    }

    private void check(RecordedRequest request, Findings findings) {
        String server = document.server();
        if (!request.path().startsWith(server + "/")) {
            findings.add("is not under " + server);
            return;
        }
        String path = request.path().substring(server.length());
        OpenApiOperation operation = document.operation(request.method(), path);
        if (operation == null) {
            findings.add("is no operation of the document");
            return;
        }
        Map<String, List<String>> names = new LinkedHashMap<>();
        operation.namesIn(path).forEach((name, value) -> names.put(name, List.of(decoded(value))));
        checkParameters(operation, "path", names, findings);
        checkParameters(operation, "query", queryOf(request.query()), findings);
        checkParameters(operation, "header", request.headers(), findings);
        checkBody(operation, request, findings);
    }

    private void checkParameters(
            OpenApiOperation operation, String place, Map<String, List<String>> given, Findings findings) {
        List<String> known = new ArrayList<>();
        for (JsonNode parameter : operation.parameters(place)) {
            String name = parameter.path("name").asText();
            known.add(name);
            List<String> values = given.get(place.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
            if (values == null) {
                if (parameter.path("required").asBoolean()) {
                    findings.add("lacks the " + place + " parameter '" + name + "'");
                }
                continue;
            }
            JsonNode schema = parameter.path("schema");
            findings.addAll(place + " parameter '" + name + "'", document.problems(schema, value(schema, values)));
        }
        if (!place.equals("header")) {
            given.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> findings.add("has the unknown " + place + " parameter '" + name + "'"));
        }
    }

    private void checkBody(OpenApiOperation operation, RecordedRequest request, Findings findings) {
        JsonNode described = operation.json().path("requestBody");
        if (request.length() == 0) {
            if (described.path("required").asBoolean()) {
                findings.add("lacks a body");
            }
            return;
        }
        JsonNode contents = described.path("content");
        String type = request.contentType().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (contents.isMissingNode()) {
            findings.add("has a body, but the operation takes none");
        } else if (!contents.has(type)) {
            findings.add("has a body of type '" + type + "', but the operation takes " + namesOf(contents));
        } else if (type.equals("multipart/form-data")) {
            new FormCheck(document, contents.path(type).path("schema"), findings).check(request);
        } else if (request.isWhole()) {
            checkJson(contents.path(type).path("schema"), request.body(), findings);
        }
    }

    private void checkJson(JsonNode schema, byte[] body, Findings findings) {
        JsonNode value;
        try {
            value = MAPPER.readTree(body);
        } catch (IOException e) {
            findings.add("has a body that is not JSON");
            return;
        }
        findings.addAll("body", document.problems(schema, value));
    }

    /** A text as the value that its schema speaks of; what cannot be one stays a text, which the schema refuses. */
    private JsonNode value(JsonNode schema, List<String> texts) {
        JsonNode target = document.resolved(schema);
        if (target.path("type").asText().equals("array")) {
            var values = MAPPER.createArrayNode();
            texts.forEach(text -> values.add(value(target.path("items"), List.of(text))));
            return values;
        }
        return value(target, texts.get(texts.size() - 1));
    }

    /** @param schema one that refers to no other */
    static JsonNode value(JsonNode schema, String text) {
        return switch (schema.path("type").asText()) {
            case "boolean" ->
                text.equals("true") || text.equals("false")
                        ? BooleanNode.valueOf(text.equals("true"))
                        : TextNode.valueOf(text);
            case "integer", "number", "array", "object" -> json(text);
            default -> TextNode.valueOf(text);
        };
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            return TextNode.valueOf(text);
        }
    }

    private static Map<String, List<String>> queryOf(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static String namesOf(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return String.join(" or ", names);
    }

    /** What was found, each said of the same request. */
    static final class Findings {
        private final String request;
        private final List<String> found = new ArrayList<>();

        Findings(String request) {
            this.request = request;
        }

        void add(String sentence) {
            found.add(request + " " + sentence);
        }

        void addAll(String place, List<String> messages) {
            messages.forEach(message -> add("has a wrong " + place + ": " + message));
        }

        List<String> all() {
            return List.copyOf(found);
        }
    }
}
