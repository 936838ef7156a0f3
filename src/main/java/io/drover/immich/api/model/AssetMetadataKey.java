package io.drover.immich.api.model;

/**
 * One entry of an asset's metadata.
 *
 * @param id the asset, a UUID
 * @param key the entry's name
 */
public record AssetMetadataKey(String id, String key) {}
