/** Scheme {@code library:}: walks and watches huge trees of files. */
@NullMarked
package io.drover.library;

import org.jspecify.annotations.NullMarked;
