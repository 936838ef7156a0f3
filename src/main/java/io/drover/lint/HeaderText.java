package io.drover.lint;

import org.jspecify.annotations.Nullable;

/**
 * A header that a route sets.
 *
 * @param value its constant or simple expression, or null when it is of another language
 */
record HeaderText(Text name, @Nullable Text value) {}
