/** HttpClient 5: JSON, streaming multipart, what is worth a retry. Plain Java. */
@NullMarked
package io.drover.http;

import org.jspecify.annotations.NullMarked;
