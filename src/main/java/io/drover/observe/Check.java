package io.drover.observe;

import java.util.List;

/** Looks at something now. May be called from any thread, and may throw: that is then what is found. */
@FunctionalInterface
interface Check {
    List<Finding> look();
}
