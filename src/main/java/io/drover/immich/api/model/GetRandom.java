package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/** How many assets getRandom gives. @param count 1 or more; null is 1 */
public record GetRandom(@Nullable Integer count) {}
