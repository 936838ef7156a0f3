/** What every feed of changes shares: changes, sources, the outbox, known keys, dead letters, the one loop. Plain Java. */
@NullMarked
package io.drover.feed;

import org.jspecify.annotations.NullMarked;
