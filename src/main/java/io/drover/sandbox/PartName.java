package io.drover.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Content-Disposition says of a part.
 *
 * @param name of the field
 * @param fileName the base name, or null when the part is no file
 */
record PartName(String name, @Nullable String fileName) {
    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*(name|filename)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))", Pattern.CASE_INSENSITIVE);

    static PartName parse(String disposition) {
        String name = "";
        String fileName = null;
        Matcher matcher = PARAMETER.matcher(disposition);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            String value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            if (matcher.group(1).equalsIgnoreCase("name")) {
                name = value;
            } else {
                fileName = value.substring(value.lastIndexOf('/') + 1);
            }
        }
        return new PartName(name, fileName);
    }
}
