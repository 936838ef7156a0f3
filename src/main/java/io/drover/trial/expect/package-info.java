/** Compares what a test expects with what there is. */
@NullMarked
package io.drover.trial.expect;

import org.jspecify.annotations.NullMarked;
