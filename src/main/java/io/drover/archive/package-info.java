/** Archives as trees of files: zip, tar and compressed tar, read where they are; plain Java. */
@NullMarked
package io.drover.archive;

import org.jspecify.annotations.NullMarked;
