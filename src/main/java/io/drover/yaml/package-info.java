/** YAML whose values know where they stand. */
@NullMarked
package io.drover.yaml;

import org.jspecify.annotations.NullMarked;
