/** Takes over edits of settings, routes and kamelets while Drover runs: looks, checks, swaps or starts anew. */
@NullMarked
package io.drover.reload;

import org.jspecify.annotations.NullMarked;
