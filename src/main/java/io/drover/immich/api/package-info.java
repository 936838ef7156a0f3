/** The Immich client: an interface and the records of the wire format. Knows no Camel. */
@NullMarked
package io.drover.immich.api;

import org.jspecify.annotations.NullMarked;
