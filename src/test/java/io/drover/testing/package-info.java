/** What tests of several packages use. */
@NullMarked
package io.drover.testing;

import org.jspecify.annotations.NullMarked;
