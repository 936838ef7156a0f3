package io.drover.lint;

import java.nio.file.Path;
import java.util.List;

/**
 * A route file as it was read, so that whoever looks at it twice sees the same.
 *
 * @param file where it stands
 * @param text all of it
 */
public record RouteSource(Path file, String text) {

    /** Its lines without their ends. */
    public List<String> lines() {
        return text.lines().toList();
    }
}
