/** Starts Camel from {@code config/} and {@code routes/}. */
@NullMarked
package io.drover.runtime;

import org.jspecify.annotations.NullMarked;
