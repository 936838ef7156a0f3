/** What is remembered of the halves of live photos, and which of them belong together; plain Java. */
@NullMarked
package io.drover.livephoto;

import org.jspecify.annotations.NullMarked;
