/** What an XMP sidecar says of its photo. Plain Java. */
@NullMarked
package io.drover.xmp;

import org.jspecify.annotations.NullMarked;
