package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of one of many.
 *
 * @param id the one
 * @param success whether it was done
 * @param error why not, in a word or in the server's words; null when it was done
 */
public record IdResult(String id, boolean success, @Nullable String error) {}
