/** What feeds share of Camel: the consumer that runs the loop, and the verbs of sinks. */
@NullMarked
package io.drover.feed.camel;

import org.jspecify.annotations.NullMarked;
