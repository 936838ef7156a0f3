/** Several nodes on one store: what each of them does, who leads, and what is known of the others. */
@NullMarked
package io.drover.cluster;

import org.jspecify.annotations.NullMarked;
