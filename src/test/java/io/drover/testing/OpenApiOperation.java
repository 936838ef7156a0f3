package io.drover.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation of an OpenAPI document.
 *
 * @param method in lower case, as the document has it
 * @param path with names in braces
 */
record OpenApiOperation(String method, String path, JsonNode json) {
    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");

    boolean matches(String otherMethod, String otherPath) {
        String wanted = otherMethod.equals("HEAD") ? "get" : otherMethod.toLowerCase(Locale.ROOT);
        return method.equals(wanted) && matcher(otherPath).matches();
    }

    /** What stands in a path that matches, by the names of the template. */
    Map<String, String> namesIn(String otherPath) {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher values = matcher(otherPath);
        if (values.matches()) {
            Matcher name = NAME.matcher(path);
            for (int i = 1; name.find(); i++) {
                names.put(name.group(1), values.group(i));
            }
        }
        return names;
    }

    /** Its parameters in {@code path}, {@code query} or {@code header}. */
    List<JsonNode> parameters(String place) {
        List<JsonNode> found = new ArrayList<>();
        json.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals(place)) {
                found.add(parameter);
            }
        });
        return found;
    }

    private Matcher matcher(String otherPath) {
        return Pattern.compile(NAME.matcher(path).replaceAll("([^/]+)")).matcher(otherPath);
    }
}
