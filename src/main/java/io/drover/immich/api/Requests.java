package io.drover.immich.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.http.Request;
import io.drover.immich.api.model.ServerVersion;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Makes requests of records: components that the path names go there, those that the operation says become headers, and
 * the rest is the query of a GET or the body of anything else.
 */
final class Requests {
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    private Requests() {}

    /**
     * @param version the server's; {@link ApiOperation#dependsOnVersion} says whether it matters
     * @param credentials headers that say who calls
     * @throws IllegalArgumentException when the values lack what the path needs, or say what this version does not know
     */
    static <Q> Request of(ApiOperation<Q, ?> operation, Q values, ServerVersion version, List<Header> credentials) {
        ObjectNode fields = RequestFields.of(operation, values, version);
        List<Header> headers = new ArrayList<>(credentials);
        operation.httpHeaders().forEach((component, name) -> {
            JsonNode value = fields.remove(component);
            if (value != null && !value.isNull()) {
                headers.add(new BasicHeader(name, value.asText()));
            }
        });
        String path = HOLE.matcher(operation.path())
                .replaceAll(hole -> Matcher.quoteReplacement(encoded(required(operation, fields, hole.group(1)))));
        String name = operation.id();
        String method = operation.method().name();
        return operation.method() == HttpMethod.GET
                ? new Request(name, method, path + query(fields), headers, null)
                : new Request(name, method, path, headers, hasBody(operation) ? fields : null);
    }

    /** A body that says nothing is sent all the same: servers want an object there. */
    private static boolean hasBody(ApiOperation<?, ?> operation) {
        return Arrays.stream(operation.request().getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch(name -> !operation.path().contains("{" + name + "}")
                        && !operation.httpHeaders().containsKey(name));
    }

    /** An empty one would lead to another operation. */
    private static String required(ApiOperation<?, ?> operation, ObjectNode fields, String component) {
        JsonNode value = fields.remove(component);
        String text = value == null ? "" : value.asText();
        if (text.isBlank() || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException(
                    operation.id() + " needs " + operation.publicName(component) + ", which is '" + text + "'");
        }
        return text;
    }

    private static String query(ObjectNode fields) {
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(encoded(field.getKey()))
                    .append('=')
                    .append(encoded(field.getValue().asText()));
        }
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
