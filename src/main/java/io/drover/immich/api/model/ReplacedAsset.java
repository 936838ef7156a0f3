package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of a replaceAsset.
 *
 * @param id the asset that holds the new bytes, a UUID: before 3.0 the same as before, since then a new one
 * @param oldId the asset in the trash that holds the old bytes, a UUID; null where nothing was replaced
 * @param status replaced; or duplicate, where the server held these bytes already
 */
public record ReplacedAsset(String id, @Nullable String oldId, String status) {}
