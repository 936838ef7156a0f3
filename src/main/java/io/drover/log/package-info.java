/** The log: what a line looks like, where it goes, which lines there are, and that none tells a secret. Knows no Camel. */
@NullMarked
package io.drover.log;

import org.jspecify.annotations.NullMarked;
