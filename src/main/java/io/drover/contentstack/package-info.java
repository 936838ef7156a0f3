/** Scheme {@code contentstack:}: the sync of a Contentstack stack, as a call and as a feed of changes. */
@NullMarked
package io.drover.contentstack;

import org.jspecify.annotations.NullMarked;
