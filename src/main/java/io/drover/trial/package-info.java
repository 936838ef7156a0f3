/** Runs tests of routes against servers in the process, in a folder of their own. */
@NullMarked
package io.drover.trial;

import org.jspecify.annotations.NullMarked;
