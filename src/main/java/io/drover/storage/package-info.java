/** Trees of files that are not on this machine, as file systems of {@code java.nio.file}; plain Java. */
@NullMarked
package io.drover.storage;

import org.jspecify.annotations.NullMarked;
