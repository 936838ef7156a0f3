package io.drover.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with names in braces, such as {@code /assets/{id}/metadata/{key}}. */
final class PathTemplate {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final List<String> names = new ArrayList<>();
    private final Pattern pattern;

    PathTemplate(String template) {
        Matcher matcher = NAME.matcher(template);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        this.pattern = Pattern.compile(matcher.replaceAll("([^/]+)") + "/?");
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** What stands in a path that matched where the template has names, decoded. */
    Map<String, String> parametersIn(String path) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = pattern.matcher(path);
        if (matcher.matches()) {
            for (int index = 0; index < names.size(); index++) {
                String value = matcher.group(index + 1).replace("+", "%2B");
                parameters.put(names.get(index), URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
