/** Archives, with bytes that are made here. */
@NullMarked
package io.drover.archive;

import org.jspecify.annotations.NullMarked;
