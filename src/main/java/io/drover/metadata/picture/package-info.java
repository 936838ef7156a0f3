/** What headers of pictures and videos say of them: when they were taken, and what belongs together. Plain Java. */
@NullMarked
package io.drover.metadata.picture;

import org.jspecify.annotations.NullMarked;
