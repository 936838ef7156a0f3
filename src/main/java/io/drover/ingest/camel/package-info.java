/** What the schemes that move files share of Camel. */
@NullMarked
package io.drover.ingest.camel;

import org.jspecify.annotations.NullMarked;
