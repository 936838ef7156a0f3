/** What a test of a route says: {@code NAME.test.yaml}, read strictly. */
@NullMarked
package io.drover.trial.plan;

import org.jspecify.annotations.NullMarked;
