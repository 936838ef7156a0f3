/** What is wrong with routes before they run: one class a rule, over their text and over what Camel made of it. */
@NullMarked
package io.drover.lint;

import org.jspecify.annotations.NullMarked;
