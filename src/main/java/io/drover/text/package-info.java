/** What sentences to a user are made with. */
@NullMarked
package io.drover.text;

import org.jspecify.annotations.NullMarked;
