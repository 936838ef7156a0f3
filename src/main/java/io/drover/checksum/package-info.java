/** Scheme {@code checksum:}: the SHA-1 of a file, from the ledger where it is known. */
@NullMarked
package io.drover.checksum;

import org.jspecify.annotations.NullMarked;
