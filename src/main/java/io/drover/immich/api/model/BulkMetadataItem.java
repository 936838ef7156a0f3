package io.drover.immich.api.model;

import java.util.Map;

/**
 * An entry of one asset's metadata, to be written.
 *
 * @param assetId the asset, a UUID
 * @param key the entry's name
 * @param value what it holds; a JSON object
 */
public record BulkMetadataItem(String assetId, String key, Map<String, Object> value) {}
