@NullMarked
package io.drover.storage;

import org.jspecify.annotations.NullMarked;
