package io.drover.reload;

import io.drover.lint.Problem;
import io.drover.runtime.Setup;
import java.util.List;

/**
 * What the folders hold.
 *
 * @param setup all that could be read; what could not is there as it runs
 * @param unreadable what could not be read
 */
record Found(Setup setup, List<Problem> unreadable) {}
