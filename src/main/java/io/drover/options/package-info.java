/** What the components of servers share: how their options are read, and told of when they are wrong. */
@NullMarked
package io.drover.options;

import org.jspecify.annotations.NullMarked;
