/** Scheme {@code ledger:}: writes a file's final state. */
@NullMarked
package io.drover.ledger;

import org.jspecify.annotations.NullMarked;
