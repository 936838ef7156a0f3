package io.drover.lint;

import org.jspecify.annotations.Nullable;

/** One way in which a step lets a batch of a feed count as delivered that was not. */
interface SinkRule {

    /** What the step does and what to do instead, in one clause each, or null when it does no harm. */
    @Nullable
    String complaint(SinkStep step);
}
