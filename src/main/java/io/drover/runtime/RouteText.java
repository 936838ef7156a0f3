package io.drover.runtime;

import io.drover.lint.RouteSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A route file as text, to find the line that an error is about. */
record RouteText(Path file, List<String> lines, int firstLine) {

    /** The file that holds the route, or null when none does. */
    static @Nullable RouteText ofRoute(@Nullable String route, List<RouteSource> files) {
        if (route == null) {
            return null;
        }
        Pattern id = Pattern.compile("\\s*-?\\s*id:\\s*[\"']?" + Pattern.quote(route) + "[\"']?\\s*(#.*)?");
        for (RouteSource file : files) {
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                if (id.matcher(lines.get(i)).matches()) {
                    return new RouteText(file.file(), lines, i + 1);
                }
            }
        }
        return null;
    }

    /** The first line at or below the route's id that has this word as its key or in its value, or that of the id. */
    int lineOf(@Nullable String word) {
        int line = word == null ? 0 : find(word);
        return line > 0 ? line : firstLine;
    }

    /** The first line at or below the first one that has this word, or 0. */
    int find(String word) {
        Pattern pattern =
                Pattern.compile("(^|[^\\w.])" + Pattern.quote(word) + (word.endsWith(":") ? "" : "($|[^\\w.-])"));
        for (int i = firstLine - 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.stripLeading().startsWith("#") && pattern.matcher(line).find()) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The column of the first place in a line that has this word, else that of its first one; counted from 1. */
    int columnOf(int line, @Nullable String word) {
        String text = lines.get(line - 1);
        int index = word == null ? -1 : text.indexOf(word);
        while (index < 0 || index < text.length() - 1 && " -".indexOf(text.charAt(index)) >= 0) {
            index++;
        }
        return index + 1;
    }

    /** A key as Camel compares it: without dashes and case. */
    static String normal(String key) {
        return key.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
