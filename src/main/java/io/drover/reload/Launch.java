package io.drover.reload;

import io.drover.runtime.RuntimeOptions;
import io.drover.runtime.Setup;

/** How a setup becomes what runs. It is asked anew at each start, so that beans may be other ones then. */
@FunctionalInterface
public interface Launch {
    /** What runs. */
    RuntimeOptions toRun(Setup setup);

    /** The same for a check, which starts nothing. */
    default RuntimeOptions toCheck(Setup setup) {
        return toRun(setup);
    }
}
