/** Looks whether what routes send changes to can be used, without sending anything. */
@NullMarked
package io.drover.probe;

import org.jspecify.annotations.NullMarked;
