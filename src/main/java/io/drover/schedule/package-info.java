/** When things are done again: after a pause, or at the times of a cron expression. Plain Java. */
@NullMarked
package io.drover.schedule;

import org.jspecify.annotations.NullMarked;
