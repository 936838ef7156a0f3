/** Scheme {@code mirror:}: keeps a folder equal to a library, by the changes of a feed. */
@NullMarked
package io.drover.mirror;

import org.jspecify.annotations.NullMarked;
