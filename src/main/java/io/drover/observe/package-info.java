/** What operators see of a process that runs: its health and its metrics, over HTTP. */
@NullMarked
package io.drover.observe;

import org.jspecify.annotations.NullMarked;
