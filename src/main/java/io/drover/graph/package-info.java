/** Draws the routes: where things come from, which routes they take, and where they go. Plain Java. */
@NullMarked
package io.drover.graph;

import org.jspecify.annotations.NullMarked;
