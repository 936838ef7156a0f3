package io.drover.observe;

import java.util.List;

/**
 * What is known of the health of this process, by the two questions that are asked: whether it moves at all, else it is to
 * be started anew, and whether it does its work.
 */
final class Health {
    private final List<Check> live;
    private final List<Check> ready;

    /** @param live looks at nothing but this process @param ready looks at what the work needs */
    Health(List<Check> live, List<Check> ready) {
        this.live = live;
        this.ready = ready;
    }

    /** Whether the process moves, whatever other systems do. */
    Report live() {
        return Report.of(live);
    }

    /** Whether the work is done. */
    Report ready() {
        return Report.of(ready);
    }

    /** Both. */
    Report all() {
        return live().and(ready());
    }
}
