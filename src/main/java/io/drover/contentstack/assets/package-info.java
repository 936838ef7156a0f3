/** The files of published assets: which of them a batch of changes asks for, where they come from and where they lie. Plain Java. */
@NullMarked
package io.drover.contentstack.assets;

import org.jspecify.annotations.NullMarked;
