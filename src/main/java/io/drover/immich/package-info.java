/** Scheme {@code immich:}: Immich's operations as verbs, one producer an operation. */
@NullMarked
package io.drover.immich;

import org.jspecify.annotations.NullMarked;
