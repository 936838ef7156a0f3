package io.drover.immich.api.model;

import java.util.List;

/**
 * What updateAssetMetadata writes.
 *
 * @param id the asset, a UUID
 * @param items each key once
 */
public record UpdateAssetMetadata(String id, List<MetadataItem> items) {}
