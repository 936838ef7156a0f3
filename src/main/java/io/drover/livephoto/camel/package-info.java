/** What the schemes that deal with live photos share of Camel. */
@NullMarked
package io.drover.livephoto.camel;

import org.jspecify.annotations.NullMarked;
