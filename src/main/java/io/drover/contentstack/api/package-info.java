/** Contentstack's Content Delivery API, as far as it tells what was published: the sync call. Knows no Camel. */
@NullMarked
package io.drover.contentstack.api;

import org.jspecify.annotations.NullMarked;
