@NullMarked
package io.drover.library.s3;

import org.jspecify.annotations.NullMarked;
