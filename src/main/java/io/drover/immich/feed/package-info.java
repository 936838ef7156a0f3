/** What changes in an Immich library, read in whichever way the server and the credentials allow. Knows no Camel. */
@NullMarked
package io.drover.immich.feed;

import org.jspecify.annotations.NullMarked;
