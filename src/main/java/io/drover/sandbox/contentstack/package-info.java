/** A Contentstack stack in the process: its synchronization API, its assets' files, and faults by script. */
@NullMarked
package io.drover.sandbox.contentstack;

import org.jspecify.annotations.NullMarked;
