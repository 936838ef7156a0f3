package io.drover.immich.api.model;

/**
 * An entry of one asset's metadata.
 *
 * @param assetId the asset, a UUID
 * @param key the entry's name
 */
public record BulkMetadataKey(String assetId, String key) {}
