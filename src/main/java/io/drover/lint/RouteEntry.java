package io.drover.lint;

import org.jspecify.annotations.Nullable;

/**
 * A route as it is written.
 *
 * @param id its name, or null when it has none
 * @param precondition when it is there at all, or null for always
 * @param template whether it is a pattern for routes, whose placeholders are parameters
 */
record RouteEntry(@Nullable Text id, @Nullable Text precondition, boolean template) {
    /** What stands outside of all routes. */
    static final RouteEntry NONE = new RouteEntry(null, null, false);
}
