package io.drover.reload;

import io.drover.runtime.RuntimeOptions;
import io.drover.runtime.Setup;

/** How a setup becomes what is run, or only checked. It is asked anew at each start, so that beans may be other ones then. */
public interface Launch {
    /** What runs. */
    RuntimeOptions toRun(Setup setup);

    /** The same for a check, which starts nothing. */
    RuntimeOptions toCheck(Setup setup);
}
