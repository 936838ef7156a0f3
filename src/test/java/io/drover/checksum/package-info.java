@NullMarked
package io.drover.checksum;

import org.jspecify.annotations.NullMarked;
