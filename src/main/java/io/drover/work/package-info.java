/** Scheme {@code work:}: a topic of Kafka as a queue of files that many nodes work on. */
@NullMarked
package io.drover.work;

import org.jspecify.annotations.NullMarked;
