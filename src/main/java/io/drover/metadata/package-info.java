/** Scheme {@code metadata:}: when a picture was taken, and which live photo it is a half of. */
@NullMarked
package io.drover.metadata;

import org.jspecify.annotations.NullMarked;
