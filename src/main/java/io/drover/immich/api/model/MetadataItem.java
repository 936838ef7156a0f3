package io.drover.immich.api.model;

import java.util.Map;

/**
 * An entry of an asset's metadata, to be written.
 *
 * @param key its name
 * @param value what it holds; a JSON object
 */
public record MetadataItem(String key, Map<String, Object> value) {}
