/** Templates of routes with a description of what they are given, from {@code kamelets/}. */
@NullMarked
package io.drover.kamelet;

import org.jspecify.annotations.NullMarked;
