/** What is published and unpublished in a Contentstack stack, read by the sync call. Knows no Camel. */
@NullMarked
package io.drover.contentstack.feed;

import org.jspecify.annotations.NullMarked;
