/** What is on the disk for good. */
@NullMarked
package io.drover.disk;

import org.jspecify.annotations.NullMarked;
