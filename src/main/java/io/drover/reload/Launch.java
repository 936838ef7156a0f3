package io.drover.reload;

import io.drover.runtime.RuntimeOptions;
import io.drover.runtime.Setup;

/** How a setup becomes what runs, or is only checked. It is asked anew at each start, so that beans may be other ones then. */
public interface Launch {
    /** What runs. */
    RuntimeOptions toRun(Setup setup);

    /** The same for a check, which starts nothing: without whoever watches what runs. */
    RuntimeOptions toCheck(Setup setup);
}
