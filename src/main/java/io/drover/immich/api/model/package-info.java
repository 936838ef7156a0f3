/**
 * The JSON of Immich's API as records: requests and answers by the names of its OpenAPI document. Answers keep the fields
 * that a record does not name.
 */
@NullMarked
package io.drover.immich.api.model;

import org.jspecify.annotations.NullMarked;
