/**
 * The JSON of Immich's API as records: requests and answers by the names of its OpenAPI document. Answers keep the fields
 * that a record does not name; one that it names and that is null is as good as one that is not there. Times and words
 * with few values stay text, so that newer servers may say what older ones did not.
 */
@NullMarked
package io.drover.immich.api.model;

import org.jspecify.annotations.NullMarked;
