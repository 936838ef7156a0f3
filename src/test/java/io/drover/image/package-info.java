/** Builds the container's image without an engine for containers, to see that it runs. */
@NullMarked
package io.drover.image;

import org.jspecify.annotations.NullMarked;
