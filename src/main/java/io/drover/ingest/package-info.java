/** What the schemes that move files share: a file as it was found, its final states, the ledger. Plain Java. */
@NullMarked
package io.drover.ingest;

import org.jspecify.annotations.NullMarked;
