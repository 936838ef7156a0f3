/** Servers in the process that speak as Immich does, with faults by script. */
@NullMarked
package io.drover.sandbox;

import org.jspecify.annotations.NullMarked;
