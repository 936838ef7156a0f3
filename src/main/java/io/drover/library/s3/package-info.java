/** Buckets as storages, by the client that camel-aws2-s3 makes. */
@NullMarked
package io.drover.library.s3;

import org.jspecify.annotations.NullMarked;
