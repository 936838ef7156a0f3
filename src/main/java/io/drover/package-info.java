/** The command line's root. */
@NullMarked
package io.drover;

import org.jspecify.annotations.NullMarked;
