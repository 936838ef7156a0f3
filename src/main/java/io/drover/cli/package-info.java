/** The command line: one class a command. */
@NullMarked
package io.drover.cli;

import org.jspecify.annotations.NullMarked;
